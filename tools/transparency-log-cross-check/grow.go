package main

import (
	"encoding/binary"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

// A grownLog keeps every hash and every entry in memory. It is a tlog.HashReader.
type grownLog struct {
	hashes  []tlog.Hash
	entries [][]byte
}

func (log *grownLog) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var read []tlog.Hash
	for _, index := range indexes {
		read = append(read, log.hashes[index])
	}
	return read, nil
}

func (log *grownLog) append(entry []byte) error {
	hashes, err := tlog.StoredHashes(int64(len(log.entries)), entry, log)
	log.hashes = append(log.hashes, hashes...)
	log.entries = append(log.entries, entry)
	return err
}

// files gives the tiles and entry bundles by their paths.
func (log *grownLog) files() (treeFolder, error) {
	files := treeFolder{}
	for _, tile := range tilesOf(int64(len(log.entries))) {
		var content []byte
		var err error
		if tile.L == entriesLevel {
			for _, entry := range log.entries[tile.N*tileWidth:][:tile.W] {
				content = append(binary.BigEndian.AppendUint16(content, uint16(len(entry))), entry...)
			}
		} else if content, err = tlog.ReadTileData(tile, log); err != nil {
			return nil, err
		}
		files[formatPath(tile)] = content
	}
	return files, nil
}

func (files treeFolder) write(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for path, content := range files {
		name := filepath.Join(folder, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// A hugeLog has more leaves than anybody could append: all alike but one, so that a hash follows from its place.
type hugeLog struct {
	other   int64
	common  [64]tlog.Hash
	special [64]tlog.Hash
}

func newHugeLog(other int64) *hugeLog {
	log := &hugeLog{other: other}
	log.common[0], log.special[0] = tlog.RecordHash([]byte("common")), tlog.RecordHash([]byte("other"))
	for level := range 63 {
		common, special := log.common[level], log.special[level]
		log.common[level+1] = tlog.NodeHash(common, common)
		if other>>level&1 == 0 {
			log.special[level+1] = tlog.NodeHash(special, common)
		} else {
			log.special[level+1] = tlog.NodeHash(common, special)
		}
	}
	return log
}

func (log *hugeLog) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var read []tlog.Hash
	for _, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		if n == log.other>>level {
			read = append(read, log.special[level])
		} else {
			read = append(read, log.common[level])
		}
	}
	return read, nil
}
