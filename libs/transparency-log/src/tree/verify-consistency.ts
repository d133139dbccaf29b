import { ProofRefused } from '../refusals.js';
import { requireClaimedSize, requireHashes, sameHash, stepsOf } from './claims.js';
import { EMPTY_ROOT, type Hash, nodeHash } from './hash.js';
import { consistencyPath } from './proof-paths.js';

interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Hash;
  readonly newSize: number;
  readonly newRoot: Hash;
  readonly proof: readonly Hash[];
}

/** What the two roots have to be if the proof is to hold. */
const rootsFrom = ({ oldSize, oldRoot, newSize, newRoot, proof }: ConsistencyClaim): { old: Hash; new: Hash } => {
  if (oldSize === 0 || oldSize === newSize) {
    stepsOf([], proof);
    const old = oldSize === 0 ? EMPTY_ROOT : oldRoot;
    return { old, new: oldSize === newSize ? old : newRoot };
  }
  const steps = stepsOf(consistencyPath(oldSize, newSize), proof);
  const [first] = steps;
  const startsInside = first?.end === oldSize;
  const seed = startsInside ? first.hash : oldRoot;
  return steps
    .slice(startsInside ? 1 : 0)
    .reduce(
      (roots, { start, hash }) =>
        start >= oldSize
          ? { old: roots.old, new: nodeHash(roots.new, hash) }
          : { old: nodeHash(hash, roots.old), new: nodeHash(hash, roots.new) },
      { old: seed, new: seed },
    );
};

/**
 * Verifies that the tree of `newSize` begins with all leaves of the tree of `oldSize`, in their order (RFC 9162
 * §2.1.4.2). An empty tree is the beginning of every tree, and its root is SHA-256 of nothing. Sizes and roots must come
 * from checkpoints the caller trusts, never from beside the proof.
 * @throws ProofRefused if anything else than exactly this was proved.
 */
export const verifyConsistency = (claim: ConsistencyClaim): void => {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  requireClaimedSize(oldSize);
  requireClaimedSize(newSize);
  if (oldSize > newSize) {
    throw new ProofRefused('old-tree-is-larger', `a tree of size ${newSize} cannot go on from one of size ${oldSize}`);
  }
  requireHashes([oldRoot, newRoot, ...proof]);
  const computed = rootsFrom(claim);
  if (!sameHash(computed.old, oldRoot)) {
    throw new ProofRefused(
      'old-root-differs',
      `the proof does not lead to the root of the old tree, of size ${oldSize}`,
    );
  }
  if (!sameHash(computed.new, newRoot)) {
    throw new ProofRefused('root-differs', `the proof does not lead to the root of the new tree, of size ${newSize}`);
  }
};
