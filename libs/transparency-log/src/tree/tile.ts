import { hashesPerLevel, requireSize, TILE_WIDTH } from './bounds.js';

export { TILE_WIDTH };

/**
 * A tile of tlog-tiles: `width` hashes (1 to 256) in a row, the first of which is the hash number 256 × `index` of its
 * `level`. On level 0 these are leaf hashes; on each level above, roots of full tiles of the level below.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Gives the hashes of a tile: exactly `tile.width` of 32 bytes each; it may cut them from a wider tile. */
export type TileSource = (tile: Tile) => Promise<Uint8Array>;

/**
 * The rightmost tile, full or partial, of every level of a tree of this size, the lowest level first; none for size 0.
 * @throws RangeError if `size` is not an integer from 0 to 2^53 − 1.
 */
export const rightEdgeTiles = (size: number): readonly Tile[] => {
  requireSize(size);
  return hashesPerLevel(size).map((count, level) => {
    const index = Math.floor((count - 1) / TILE_WIDTH);
    return { level, index, width: count - index * TILE_WIDTH };
  });
};
