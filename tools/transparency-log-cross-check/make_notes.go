package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func newWitness(name string) (*cosigner, error) {
	public, private, err := ed25519.GenerateKey(nil)
	return &cosigner{name: name, key: append([]byte{cosignatureType}, public...), private: private}, err
}

// reencoded flips a bit of the bytes that stand in base64 from the start on.
func (m *maker) reencoded(text string, start int) string {
	base64Text := strings.TrimSpace(text[start:])
	bytes, err := strictBase64(base64Text)
	if err != nil {
		panic(err)
	}
	m.flip(bytes)
	return text[:start] + base64.StdEncoding.EncodeToString(bytes) + text[start+len(base64Text):]
}

func (m *maker) flippedSignature(note string) string {
	return m.reencoded(note, strings.LastIndex(note, " ")+1)
}

// keyInBase64 is the type of a key and its 32 bytes, which stand at the end of its text.
const keyInBase64 = 44

// corruptedNotes is for claims with one key, which made the last signature of the note.
func (m *maker) corruptedNotes(genuine claim) {
	changes := []struct {
		what   string
		change func(text string) string
	}{
		{"a bit of the signature flipped", m.flippedSignature},
		{"a letter of the text changed", func(text string) string { return strings.Replace(text, "e", "E", 1) }},
		{"a line put before", func(text string) string { return "more\n" + text }},
		{"a line put after the text", func(text string) string { return strings.Replace(text, "\n\n—", "\nmore\n\n—", 1) }},
		{"another name", func(text string) string {
			last := strings.LastIndex(text, "— ") + len("— ")
			return text[:last] + "x" + text[last:]
		}},
		{"no final newline", func(text string) string { return strings.TrimSuffix(text, "\n") }},
		{"CRLF", func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
		{"something after its end", func(text string) string { return text + "more\n" }},
		{"no signature", func(text string) string { return text[:strings.LastIndex(text, "—")] }},
		{"a hyphen instead of the dash", func(text string) string { return strings.ReplaceAll(text, "\n— ", "\n- ") }},
	}
	for _, each := range changes {
		m.corrupted(genuine, each.what, func(c *claim) { c.Note = each.change(c.Note) })
	}
}

func (m *maker) notes() error {
	sameName, err := newKey(m.log.signer.Name())
	if err != nil {
		return err
	}
	texts := []string{
		"one line\n", "several\n\nlines, with an empty one – prüfe\n", "\n\ne\n", m.log.verifier + "\n",
		"\ufeffe\n", "no control character of ASCII: \u007f\u0085\u2028\u2029\n", "outside the first plane: \U0001f9ed\n",
	}
	for _, text := range texts {
		signed, err := note.Sign(&note.Note{Text: text}, m.log.signer)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("%q", text)
		one := m.genuine("note", name, claim{Text: text, Note: string(signed), VerifierKeys: []string{m.log.verifier}})
		m.corruptedNotes(one)
		m.corrupted(one, "under another key", func(c *claim) { c.VerifierKeys = []string{m.other.verifier} })

		private := one
		private.SignerKey = m.log.text
		private = m.genuine("key", name, private)
		m.corrupted(private, "a bit flipped", func(c *claim) { c.SignerKey = m.reencoded(c.SignerKey, len(c.SignerKey)-keyInBase64) })
		m.corrupted(private, "another name", func(c *claim) { c.SignerKey = strings.Replace(c.SignerKey, "log", "lug", 1) })
		m.corrupted(private, "another key id", func(c *claim) {
			keyId := fmt.Sprintf("+%08x+", m.log.signer.KeyHash())
			c.SignerKey = strings.Replace(c.SignerKey, keyId, "+00000000+", 1)
		})

		if signed, err = note.Sign(&note.Note{Text: text}, m.log.signer, m.other.signer); err != nil {
			return err
		}
		two := claim{Text: text, Note: string(signed), VerifierKeys: []string{m.other.verifier}}
		two = m.genuine("note", name+" by two, one of them known", two)
		m.corrupted(two, "a bit of the known signature flipped", func(c *claim) { c.Note = m.flippedSignature(c.Note) })
		two.VerifierKeys = []string{m.log.verifier, m.other.verifier}
		m.genuine("note", name+" by two", two)

		if signed, err = note.Sign(&note.Note{Text: text}, sameName.signer, m.log.signer); err != nil {
			return err
		}
		two = claim{Text: text, Note: string(signed), VerifierKeys: []string{m.log.verifier}}
		m.genuine("note", name+" by two of one name, one of them known", two)
	}
	return m.names()
}

// names makes keys whose names have in them what takes itself for a space, or does not.
func (m *maker) names() error {
	for _, name := range []string{
		"\ufeffkey", "key\u200bname", "k€y", "key\u007fname",
		"key name", "key\u0085name", "key\u00a0name", "key\u1680name", "key\u2003name", "key\u2028name", "key\u3000name", "",
	} {
		text, verifier, err := note.GenerateKey(rand.Reader, name)
		if err != nil {
			return err
		}
		named := claim{Kind: "key", Name: fmt.Sprintf("the name %q", name), Text: "text\n", SignerKey: text}
		named.VerifierKeys = []string{verifier}
		if signer, err := note.NewSigner(text); err == nil {
			signed, err := note.Sign(&note.Note{Text: named.Text}, signer)
			if err != nil {
				return err
			}
			named.Note, named.Accept = string(signed), true
		}
		m.claims = append(m.claims, named)
	}
	return nil
}

func (m *maker) signedCheckpoint(size int64, root tlog.Hash, signers ...note.Signer) (string, error) {
	text := fmt.Sprintf("%s\n%d\n%s\n", m.log.signer.Name(), size, root)
	signed, err := note.Sign(&note.Note{Text: text}, signers...)
	return string(signed), err
}

// checkpoint makes one as it is and one with a cosignature.
func (m *maker) checkpoint(size int64, root tlog.Hash) error {
	signed, err := m.signedCheckpoint(size, root, m.log.signer)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("%d leaves", size)
	c := m.genuine("checkpoint", name, claim{
		Note: signed, VerifierKeys: []string{m.log.verifier}, Origin: m.log.signer.Name(), Size: size, Root: root[:],
	})
	m.corruptedNotes(c)
	m.corrupted(c, "another origin", func(c *claim) { c.Origin += "x" })
	m.corrupted(c, "another size", func(c *claim) { c.Size++ })
	m.corrupted(c, "a bit of the root flipped", func(c *claim) { m.flip(c.Root) })
	for _, text := range []string{
		fmt.Sprintf("%s\n0%d\n%s\n", c.Origin, size, root),
		fmt.Sprintf("%s\n+%d\n%s\n", c.Origin, size, root),
		fmt.Sprintf("%s\n%d\n", c.Origin, size),
		fmt.Sprintf("%s\n%d\n%s\n", c.Origin, size, base64.StdEncoding.EncodeToString(root[1:])),
	} {
		signed, err := note.Sign(&note.Note{Text: text}, m.log.signer)
		if err != nil {
			return err
		}
		m.corrupted(c, fmt.Sprintf("signed as %q", text), func(c *claim) { c.Note = string(signed) })
	}

	m.witness.at = 1 + m.random.Uint64N(1<<33)
	if signed, err = m.signedCheckpoint(size, root, m.log.signer, m.witness); err != nil {
		return err
	}
	c.Note = signed
	m.genuine("checkpoint", name+", cosigned", c)
	cosigned := m.genuine("cosignature", name, claim{
		Note: signed, VerifierKeys: []string{m.witness.verifierKey()}, CosignedAt: m.witness.at,
	})
	m.corruptedNotes(cosigned)
	m.corrupted(cosigned, "another time", func(c *claim) { c.CosignedAt++ })
	return nil
}
