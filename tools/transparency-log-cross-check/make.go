package main

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	mathrand "math/rand/v2"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A maker collects genuine claims and, after each, what becomes of it when one thing in it is changed.
type maker struct {
	random *mathrand.Rand
	folder string
	claims []claim
	log    key
	other  key
	// witness cosigns.
	witness *cosigner
}

type key struct {
	verifier string
	text     string
	signer   note.Signer
}

func newKey(name string) (made key, err error) {
	if made.text, made.verifier, err = note.GenerateKey(rand.Reader, name); err == nil {
		made.signer, err = note.NewSigner(made.text)
	}
	return made, err
}

// makeClaims takes the seed, then the sizes.
func makeClaims(folder string, seedAndSizes []int64) error {
	m := &maker{random: mathrand.New(mathrand.NewPCG(uint64(seedAndSizes[0]), 0)), folder: folder}
	var err error
	if m.log, err = newKey("log.example/go"); err != nil {
		return err
	}
	if m.other, err = newKey("prüfer.example/" + fmt.Sprint(m.random.Int64())); err != nil {
		return err
	}
	if m.witness, err = newWitness("witness.example/go"); err != nil {
		return err
	}
	if err := m.notes(); err != nil {
		return err
	}
	m.paths()
	for place, size := range seedAndSizes[1:] {
		if err := m.tree(fmt.Sprint("tree-", place), size); err != nil {
			return err
		}
	}
	for _, size := range []int64{1<<32 - 1, 1 << 32, 1<<32 + 1, 1<<53 - 1, 1<<33 + m.random.Int64N(1<<52)} {
		log := newHugeLog(m.random.Int64N(size))
		if err := m.proofs(log, size, log.other); err != nil {
			return err
		}
	}
	return writeClaims(folder, m.claims)
}

func (m *maker) genuine(kind, name string, c claim) claim {
	c.Kind, c.Name, c.Accept = kind, name, true
	m.claims = append(m.claims, c)
	return c
}

// corrupted changes a copy.
func (m *maker) corrupted(genuine claim, what string, change func(c *claim)) {
	m.changed(genuine, what, change, func(claim) error { return fmt.Errorf("corrupted") })
}

// changed is for what need not be wrong after the change: then Go's verdict is what the other side has to come to.
func (m *maker) changed(genuine claim, what string, change func(c *claim), judge func(c claim) error) {
	var c claim
	text, err := json.Marshal(genuine)
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err != nil {
		panic(err)
	}
	change(&c)
	c.Name += ", " + what
	c.Accept = judge(c) == nil
	m.claims = append(m.claims, c)
}

func (m *maker) flip(bytes []byte) {
	bytes[m.random.IntN(len(bytes))] ^= 1 << m.random.IntN(8)
}

func (m *maker) entry() []byte {
	letters := []rune("abcäöüß{}\":,€–0123456789 \n")
	text := make([]rune, m.random.IntN(60))
	for place := range text {
		text[place] = letters[m.random.IntN(len(letters))]
	}
	return []byte(string(text))
}

// tree grows one, writes its files and makes claims about all that belongs to it.
func (m *maker) tree(name string, size int64) error {
	log := &grownLog{}
	for index := range size {
		entry := fmt.Appendf(m.entry(), " %d", index)
		if index == 7 {
			entry = []byte{}
		} else if index == 9 {
			entry = []byte(strings.Repeat("x", 65_535))
		}
		if err := log.append(entry); err != nil {
			return err
		}
	}
	files, err := log.files()
	if err != nil {
		return err
	}
	if err := files.write(filepath.Join(m.folder, name)); err != nil {
		return err
	}
	root, err := tlog.TreeHash(size, log)
	if err != nil {
		return err
	}
	m.treeFiles(fmt.Sprintf("%d leaves", size), files, claim{Size: size, Root: root[:], Folder: name})
	if err := m.checkpoint(size, root); err != nil || size == 0 {
		return err
	}
	for _, index := range []int64{0, size - 1, m.random.Int64N(size)} {
		if err := m.proofs(log, size, index); err != nil {
			return err
		}
		if err := m.logProof(log, size, index, root); err != nil {
			return err
		}
	}
	return nil
}
