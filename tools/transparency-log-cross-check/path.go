package main

import (
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// tileHeight is fixed in tlog-tiles, which therefore leaves it out of a path: tile/<L>/<N> is Go's tile/8/<L>/<N>,
// and tile/entries/<N> is Go's tile/8/data/<N>.
const (
	tileHeight   = 8
	tileWidth    = 1 << tileHeight
	entriesLevel = -1
)

func formatPath(tile tlog.Tile) string {
	rest := strings.TrimPrefix(tile.Path(), "tile/8/")
	if number, ok := strings.CutPrefix(rest, "data/"); ok {
		rest = "entries/" + number
	}
	return "tile/" + rest
}

func parsePath(path string) (tlog.Tile, error) {
	rest, ok := strings.CutPrefix(path, "tile/")
	if !ok || strings.HasPrefix(rest, "data/") {
		return tlog.Tile{}, fmt.Errorf("%q is not the path of a tile", path)
	}
	if number, ok := strings.CutPrefix(rest, "entries/"); ok {
		rest = "data/" + number
	}
	return tlog.ParseTilePath("tile/8/" + rest)
}

// tilesOf lists what has to be there for a tree of this size.
func tilesOf(size int64) []tlog.Tile {
	tiles := tlog.NewTiles(tileHeight, 0, size)
	for _, tile := range tiles {
		if tile.L == 0 {
			tile.L = entriesLevel
			tiles = append(tiles, tile)
		}
	}
	return tiles
}
