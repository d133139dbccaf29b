import { ProofRefused } from '../refusals.js';
import { HASH_BYTES, hashesPerLevel, largestPowerOfTwoWithin, TILE_WIDTH } from './bounds.js';
import { type Hash, nodeHash } from './hash.js';
import type { Subtree } from './proof-paths.js';
import type { Tile, TileSource } from './tile.js';
import { tileRoot } from './tile-root.js';

/** @throws ProofRefused `tile-length` if the source does not give the tile's width. */
export const readTile = async (tile: Tile, source: TileSource): Promise<Uint8Array> => {
  const hashes = await source(tile);
  if (hashes.length !== tile.width * HASH_BYTES) {
    throw new ProofRefused(
      'tile-length',
      `tile ${tile.index} of level ${tile.level} should have ${tile.width} hashes of ${HASH_BYTES} bytes, ` +
        `but has ${hashes.length} bytes`,
    );
  }
  return hashes;
};

/** A complete subtree lies in one tile: `width` hashes in a row, from the hash number `first` on. */
interface Place {
  readonly tile: Tile;
  readonly first: number;
  readonly width: number;
}

/** The complete subtrees (of 1, 2, 4, 8 … leaves) that a subtree falls into, from left to right: one for each bit. */
const completeSubtrees = ({ start, end }: Subtree): readonly Subtree[] => {
  const parts: Subtree[] = [];
  for (let from = start; from < end; ) {
    const to = from + largestPowerOfTwoWithin(end - from);
    parts.push({ start: from, end: to });
    from = to;
  }
  return parts;
};

const placeOf = ({ start, end }: Subtree, perLevel: readonly number[]): Place => {
  let level = 0;
  let first = start;
  let width = end - start;
  for (; width >= TILE_WIDTH; width /= TILE_WIDTH) {
    level += 1;
    first /= TILE_WIDTH;
  }
  const index = Math.floor(first / TILE_WIDTH);
  const onLevel = (perLevel[level] ?? 0) - index * TILE_WIDTH;
  return { tile: { level, index, width: Math.min(onLevel, TILE_WIDTH) }, first: first % TILE_WIDTH, width };
};

/** The hashes of subtrees of a tree of this size. Each tile is read once, all of them at the same time. */
export const subtreeHashes = async (
  subtrees: readonly Subtree[],
  size: number,
  source: TileSource,
): Promise<readonly Hash[]> => {
  const perLevel = hashesPerLevel(size);
  const reads = new Map<string, Promise<Uint8Array>>();
  const complete = async (subtree: Subtree): Promise<Hash> => {
    const { tile, first, width } = placeOf(subtree, perLevel);
    const key = `${tile.level}/${tile.index}`;
    const read = reads.get(key) ?? readTile(tile, source);
    reads.set(key, read);
    return tileRoot((await read).subarray(first * HASH_BYTES, (first + width) * HASH_BYTES));
  };
  return Promise.all(
    subtrees.map(async (subtree) =>
      (await Promise.all(completeSubtrees(subtree).map(complete))).reduceRight((right, left) => nodeHash(left, right)),
    ),
  );
};
