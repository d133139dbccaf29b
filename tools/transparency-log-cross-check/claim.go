package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

// A claim is one thing that its maker says, and that the other side judges. Bytes are base64 in JSON.
type claim struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
	// Accept is false for what was corrupted.
	Accept bool `json:"accept"`

	// note, key: what was signed. checkpoint, cosignature, proof: the signed checkpoint or the whole proof.
	Text         string   `json:"text,omitempty"`
	Note         string   `json:"note"`
	SignerKey    string   `json:"signerKey,omitempty"`
	VerifierKeys []string `json:"verifierKeys,omitempty"`
	Origin       string   `json:"origin,omitempty"`
	// CosignedAt is in POSIX seconds.
	CosignedAt uint64 `json:"cosignedAt,omitempty"`

	// checkpoint, tree, inclusion, consistency (the newer tree)
	Size int64  `json:"size"`
	Root []byte `json:"root,omitempty"`

	// inclusion, proof
	Index    int64    `json:"index"`
	LeafHash []byte   `json:"leafHash,omitempty"`
	Hashes   [][]byte `json:"hashes"`

	// consistency
	OldSize int64  `json:"oldSize"`
	OldRoot []byte `json:"oldRoot,omitempty"`

	// tree: where its tiles and entry bundles are, and which files are otherwise than there: null where there is none.
	Folder  string             `json:"folder,omitempty"`
	Changed map[string]*[]byte `json:"changed,omitempty"`

	// path: Level is -1 for entry bundles.
	Path  string `json:"path,omitempty"`
	Level int    `json:"level"`
	Width int    `json:"width"`
}

const claimsFile = "claims.json"

func readClaims(folder string) ([]claim, error) {
	text, err := os.ReadFile(filepath.Join(folder, claimsFile))
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var claims []claim
	if err := decoder.Decode(&claims); err != nil {
		return nil, fmt.Errorf("%s: %w", claimsFile, err)
	}
	return claims, nil
}

func writeClaims(folder string, claims []claim) error {
	text, err := json.Marshal(claims)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, claimsFile), text, 0o644)
}

func hashOf(bytes []byte) (tlog.Hash, error) {
	if len(bytes) != tlog.HashSize {
		return tlog.Hash{}, fmt.Errorf("a hash of %d bytes", len(bytes))
	}
	return tlog.Hash(bytes), nil
}

func hashesOf(all [][]byte) ([]tlog.Hash, error) {
	hashes := []tlog.Hash{}
	for _, each := range all {
		hash, err := hashOf(each)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func bytesOf(hashes []tlog.Hash) [][]byte {
	all := [][]byte{}
	for _, hash := range hashes {
		all = append(all, bytes.Clone(hash[:]))
	}
	return all
}
