package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// treeFiles claims that the files are those of the tree, and then the same of files of which one was changed.
func (m *maker) treeFiles(name string, files treeFolder, c claim) {
	tree := m.genuine("tree", name, c)
	m.corrupted(tree, "a bit of the root flipped", func(c *claim) { m.flip(c.Root) })
	for _, kind := range []string{"tile/0/", "tile/1/", "tile/2/", "tile/entries/"} {
		var paths []string
		for _, path := range slices.Sorted(maps.Keys(files)) {
			if strings.HasPrefix(path, kind) {
				paths = append(paths, path)
			}
		}
		if len(paths) == 0 {
			continue
		}
		path := paths[m.random.IntN(len(paths))]
		change := func(what string, content []byte) {
			m.corrupted(tree, path+" "+what, func(c *claim) { c.Changed = map[string]*[]byte{path: &content} })
		}
		content := files[path]
		flipped := bytes.Clone(content)
		m.flip(flipped)
		change("with a bit flipped", flipped)
		change("cut by a byte", content[:len(content)-1])
		change("with a byte more", append(bytes.Clone(content), 0))
		m.corrupted(tree, path+" missing", func(c *claim) { c.Changed = map[string]*[]byte{path: nil} })
	}
}

// paths makes some of any size; hugeIndex has to be exact in a double.
func (m *maker) paths() {
	const hugeIndex = 1 << 45
	for _, index := range []int64{0, 999, 1000, 1_234_067, 1 << 32, m.random.Int64N(hugeIndex)} {
		for _, width := range []int{1, 255, tileWidth, 1 + m.random.IntN(tileWidth)} {
			for _, level := range []int{entriesLevel, 0, 1, 5} {
				path := formatPath(tlog.Tile{H: tileHeight, L: level, N: index, W: width})
				c := m.genuine("path", path, claim{Path: path, Level: level, Index: index, Width: width})
				m.corrupted(c, "another index", func(c *claim) { c.Index++ })
			}
		}
	}
	for _, path := range []string{
		"", "tile", "tile/0", "tile/0/", "tile/0/1", "tile/0/01", "tile/0/0001", "tile/00/001", "tile/-1/001", "tile/+1/001",
		"tile/0/x000/001", "tile/0/001/002", "tile/0/x001/x002", "tile/0/X001/002", "tile/0/001/", "/tile/0/001", "tile//001",
		"tile/0/001.p", "tile/0/001.p/", "tile/0/001.p/0", "tile/0/001.p/01", "tile/0/001.p/256", "tile/0/001.p/-1",
		"tile/0/001.p/1/1", "tile/0/x001.p/1", "tile/0/0x1", "tile/0/001 ", "tile/0/001\n", "tile/data/001", "tile/8/0/001",
		"tile/entries/1", "tile/entries/x001", "tile/entries/001.p/256", "tile/entries/0/001", "tile/0/００１", "tile/0/1e2",
	} {
		c := claim{Kind: "path", Name: fmt.Sprintf("%q", path), Path: path, Index: 1, Width: tileWidth}
		m.claims = append(m.claims, c)
	}
}
