package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var judges = map[string]func(folder string, c claim) error{
	"note":        verifyNote,
	"key":         verifyKey,
	"checkpoint":  verifyCheckpoint,
	"cosignature": verifyCosignature,
	"proof":       verifyProof,
	"inclusion":   verifyInclusion,
	"consistency": verifyConsistency,
	"tree":        verifyTree,
	"path":        verifyPath,
}

// verifyClaims prints how many claims of each kind were accepted and refused, and names those it judges otherwise than
// their maker said.
func verifyClaims(folder string) (misjudged int, err error) {
	claims, err := readClaims(folder)
	if err != nil {
		return 0, err
	}
	accepted, refused := map[string]int{}, map[string]int{}
	var kinds []string
	for _, c := range claims {
		judge, ok := judges[c.Kind]
		if !ok {
			return 0, fmt.Errorf("%s: there is no kind %q", c.Name, c.Kind)
		}
		if !slices.Contains(kinds, c.Kind) {
			kinds = append(kinds, c.Kind)
		}
		reason := judge(folder, c)
		if reason == nil {
			accepted[c.Kind]++
		} else {
			refused[c.Kind]++
		}
		switch {
		case c.Accept && reason != nil:
			fmt.Fprintf(os.Stderr, "refused, though genuine: %s: %s (%v)\n", c.Kind, c.Name, reason)
			misjudged++
		case !c.Accept && reason == nil:
			fmt.Fprintf(os.Stderr, "accepted, though corrupted: %s: %s\n", c.Kind, c.Name)
			misjudged++
		}
	}
	slices.Sort(kinds)
	for _, kind := range kinds {
		fmt.Printf("%s: %d accepted, %d refused\n", kind, accepted[kind], refused[kind])
	}
	return misjudged, nil
}

// open expects that every one of the keys has signed.
func open(c claim) (*note.Note, error) {
	var verifiers []note.Verifier
	for _, key := range c.VerifierKeys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return nil, err
		}
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open([]byte(c.Note), note.VerifierList(verifiers...))
	if err == nil && len(opened.Sigs) != len(verifiers) {
		err = fmt.Errorf("%d of %d keys have signed", len(opened.Sigs), len(verifiers))
	}
	return opened, err
}

func verifyNote(_ string, c claim) error {
	opened, err := open(c)
	if err == nil && opened.Text != c.Text {
		err = fmt.Errorf("the note says %q", opened.Text)
	}
	return err
}

// verifyKey signs again with the private key: Ed25519 has one signature for one text.
func verifyKey(folder string, c claim) error {
	signer, err := note.NewSigner(c.SignerKey)
	if err != nil {
		return err
	}
	again, err := note.Sign(&note.Note{Text: c.Text}, signer)
	if err == nil && string(again) != c.Note {
		err = fmt.Errorf("it signs otherwise: %q", again)
	}
	if err != nil {
		return err
	}
	return verifyNote(folder, c)
}

// readCheckpoint hands the size and the root of a checkpoint to Go's own reader, which knows one origin only.
func readCheckpoint(text, origin string) (tlog.Tree, error) {
	rest, ok := strings.CutPrefix(text, origin+"\n")
	if !ok {
		return tlog.Tree{}, fmt.Errorf("it is not of %s", origin)
	}
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

func verifyCheckpoint(_ string, c claim) error {
	opened, err := open(c)
	if err != nil {
		return err
	}
	tree, err := readCheckpoint(opened.Text, c.Origin)
	if err != nil {
		return err
	}
	if tree.N != c.Size || string(tree.Hash[:]) != string(c.Root) {
		return fmt.Errorf("it is of size %d with root %s", tree.N, tree.Hash)
	}
	return nil
}

func verifyCosignature(_ string, c claim) error {
	cosigner, err := newCosigner(c.VerifierKeys[0])
	if err != nil {
		return err
	}
	opened, err := note.Open([]byte(c.Note), note.VerifierList(cosigner))
	if err != nil {
		return err
	}
	raw, err := strictBase64(opened.Sigs[0].Base64)
	if err != nil {
		return err
	}
	if at := binary.BigEndian.Uint64(raw[4:]); at != c.CosignedAt {
		return fmt.Errorf("cosigned at %d", at)
	}
	return nil
}

// verifyProof reads tlog-proof without an extra line.
func verifyProof(_ string, c claim) error {
	head, checkpoint, ok := strings.Cut(c.Note, "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return errors.New("malformed proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	path := tlog.RecordProof{}
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		path = append(path, hash)
	}
	c.Note = checkpoint
	opened, err := open(c)
	if err != nil {
		return err
	}
	tree, err := readCheckpoint(opened.Text, c.Origin)
	if err != nil {
		return err
	}
	leaf, err := hashOf(c.LeafHash)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(path, tree.N, tree.Hash, index, leaf)
}

func verifyInclusion(_ string, c claim) error {
	hashes, err := hashesOf(append(c.Hashes, c.Root, c.LeafHash))
	if err != nil {
		return err
	}
	path, root, leaf := hashes[:len(c.Hashes)], hashes[len(c.Hashes)], hashes[len(c.Hashes)+1]
	return tlog.CheckRecord(path, c.Size, root, c.Index, leaf)
}

func verifyConsistency(_ string, c claim) error {
	hashes, err := hashesOf(append(c.Hashes, c.Root, c.OldRoot))
	if err != nil {
		return err
	}
	path, root, oldRoot := hashes[:len(c.Hashes)], hashes[len(c.Hashes)], hashes[len(c.Hashes)+1]
	return tlog.CheckTree(path, c.Size, root, c.OldSize, oldRoot)
}

func verifyPath(_ string, c claim) error {
	tile, err := parsePath(c.Path)
	if err == nil && tile != (tlog.Tile{H: tileHeight, L: c.Level, N: c.Index, W: c.Width}) {
		err = fmt.Errorf("it is level %d, index %d, width %d", tile.L, tile.N, tile.W)
	}
	return err
}
