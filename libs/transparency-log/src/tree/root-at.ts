import type { Hash } from './hash.js';
import { rootOfRightEdge } from './right-edge.js';
import { readTile } from './subtree-hashes.js';
import { rightEdgeTiles, TILE_WIDTH, type TileSource } from './tile.js';

/**
 * The root of the tree at this size, now or at any time before: one tile of each level is read.
 * @throws RangeError if `size` is not an integer from 0 to 2^53 − 1; ProofRefused `tile-length`.
 */
export const rootAt = async (size: number, source: TileSource): Promise<Hash> => {
  const partial = rightEdgeTiles(size).filter(({ width }) => width < TILE_WIDTH);
  return rootOfRightEdge(await Promise.all(partial.map((tile) => readTile(tile, source))));
};
