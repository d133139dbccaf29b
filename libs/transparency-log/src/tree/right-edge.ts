import { EMPTY_ROOT, type Hash } from './hash.js';
import { tileRoot } from './tile-root.js';

/**
 * The root of a tree from what each level, the lowest first, holds beyond its last full tile that went up. What lies
 * below a level counts there as one more hash at its end, which makes the splits those of RFC 6962 §2.1.
 */
export const rootOfRightEdge = (levels: readonly Uint8Array[]): Hash => {
  let below: Hash | undefined;
  for (const hashes of levels) {
    if (hashes.length === 0) continue;
    below = tileRoot(below === undefined ? hashes : Buffer.concat([hashes, below]));
  }
  return below ?? new Uint8Array(EMPTY_ROOT);
};
