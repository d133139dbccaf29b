import { isSizeOrIndex, requireSize } from './bounds.js';
import type { Hash } from './hash.js';
import { consistencyPath, inclusionPath } from './proof-paths.js';
import { subtreeHashes } from './subtree-hashes.js';
import type { TileSource } from './tile.js';

/**
 * Proves that the tree of this size has a leaf at `index`: the hashes beside its way to the root, from the leaf up
 * (RFC 6962 §2.1.1). Reads at most two tiles for each level.
 * @throws RangeError if `size` is no safe integer or `index` is not below it; ProofRefused `tile-length`.
 */
export const inclusionProof = async (index: number, size: number, source: TileSource): Promise<readonly Hash[]> => {
  requireSize(size);
  if (!isSizeOrIndex(index) || index >= size) {
    throw new RangeError(`there is no leaf ${index} in a tree of size ${size}: the first is 0, the last ${size - 1}`);
  }
  return subtreeHashes(inclusionPath(index, size), size, source);
};

/**
 * Proves that the tree of `newSize` begins with all leaves of the tree of `oldSize`, in their order (RFC 6962 §2.1.2).
 * Empty if the old tree is empty or both are one. Reads at most two tiles for each level, of the new tree.
 * @throws RangeError if a size is no safe integer or the old one is larger; ProofRefused `tile-length`.
 */
export const consistencyProof = async (
  oldSize: number,
  newSize: number,
  source: TileSource,
): Promise<readonly Hash[]> => {
  requireSize(oldSize);
  requireSize(newSize);
  if (oldSize > newSize) throw new RangeError(`a tree of size ${newSize} cannot go on from one of size ${oldSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  return subtreeHashes(consistencyPath(oldSize, newSize), newSize, source);
};
