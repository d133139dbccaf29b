package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

// A treeFolder holds the tiles and entry bundles of one tree by their paths. It is a tlog.TileReader.
type treeFolder map[string][]byte

func readTreeFolder(folder string, changed map[string]*[]byte) (treeFolder, error) {
	files := treeFolder{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		path, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(path)], err = os.ReadFile(name)
		return err
	})
	for path, content := range changed {
		if content == nil {
			delete(files, path)
		} else {
			files[path] = *content
		}
	}
	return files, err
}

func (files treeFolder) Height() int { return tileHeight }

func (files treeFolder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range tiles {
		data, ok := files[formatPath(tile)]
		if !ok {
			return nil, fmt.Errorf("%s is missing", formatPath(tile))
		}
		read = append(read, data)
	}
	return read, nil
}

func (files treeFolder) SaveTiles([]tlog.Tile, [][]byte) {}

// verifyTree believes a file only if all that it says follows from the root: tiles through Go's own authenticating
// reader, entries by their leaf hashes. Files of older, smaller trees may be there too.
func verifyTree(folder string, c claim) error {
	files, err := readTreeFolder(filepath.Join(folder, c.Folder), c.Changed)
	if err != nil {
		return err
	}
	root, err := hashOf(c.Root)
	if err != nil {
		return err
	}
	if empty, _ := tlog.TreeHash(0, nil); c.Size == 0 && root != empty {
		return errors.New("the root is not that of the empty tree")
	}
	for _, tile := range tilesOf(c.Size) {
		if _, ok := files[formatPath(tile)]; !ok {
			return fmt.Errorf("%s is missing", formatPath(tile))
		}
	}
	reader := tlog.TileHashReader(tlog.Tree{N: c.Size, Hash: root}, files)
	for path, content := range files {
		if err := verifyTreeFile(path, content, c.Size, reader); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func verifyTreeFile(path string, content []byte, size int64, reader tlog.HashReader) error {
	tile, err := parsePath(path)
	if err != nil {
		return err
	}
	hashTile := tile
	hashTile.L = max(tile.L, 0)
	if tile.N*tileWidth+int64(tile.W) > size>>(tileHeight*hashTile.L) {
		return errors.New("it is beyond the tree")
	}
	hashes, err := tlog.ReadTileData(hashTile, reader)
	if err != nil {
		return err
	}
	said := content
	if tile.L == entriesLevel {
		if said, err = leafHashes(content); err != nil {
			return err
		}
	}
	if !bytes.Equal(said, hashes) {
		return errors.New("it is not what the root says")
	}
	return nil
}

func leafHashes(bundle []byte) ([]byte, error) {
	var hashes []byte
	for len(bundle) > 0 {
		if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
			return nil, errors.New("it ends inside an entry")
		}
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		hash := tlog.RecordHash(bundle[2:end])
		hashes = append(hashes, hash[:]...)
		bundle = bundle[end:]
	}
	return hashes, nil
}
