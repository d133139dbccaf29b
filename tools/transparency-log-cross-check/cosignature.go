package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// cosignatureType is the byte of signed-note for timestamped witness cosignatures, which x/mod does not know: what is
// signed is a header and the time before the text.
const cosignatureType = 4

func cosigned(at uint64, text []byte) []byte {
	return fmt.Appendf(nil, "cosignature/v1\ntime %d\n%s", at, text)
}

func keyHash(name string, key []byte) uint32 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s", name, key))
	return binary.BigEndian.Uint32(sum[:])
}

func strictBase64(text string) ([]byte, error) {
	return base64.StdEncoding.Strict().DecodeString(text)
}

// cosigner is a note.Verifier, and a note.Signer where it has the private key.
type cosigner struct {
	name    string
	key     []byte
	private ed25519.PrivateKey
	at      uint64
}

// newCosigner reads a verifier key.
func newCosigner(text string) (*cosigner, error) {
	parts := strings.SplitN(text, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("malformed verifier key")
	}
	key, err := strictBase64(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != cosignatureType {
		return nil, errors.New("not the key of a cosigner")
	}
	hash, err := strconv.ParseUint(parts[1], 16, 32)
	if err != nil || uint32(hash) != keyHash(parts[0], key) {
		return nil, errors.New("the key id does not fit the key")
	}
	return &cosigner{name: parts[0], key: key}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return keyHash(c.name, c.key) }

func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	return ed25519.Verify(c.key[1:], cosigned(binary.BigEndian.Uint64(signature), text), signature[8:])
}

func (c *cosigner) Sign(text []byte) ([]byte, error) {
	return append(binary.BigEndian.AppendUint64(nil, c.at), ed25519.Sign(c.private, cosigned(c.at, text))...), nil
}

func (c *cosigner) verifierKey() string {
	return fmt.Sprintf("%s+%08x+%s", c.name, c.KeyHash(), base64.StdEncoding.EncodeToString(c.key))
}
