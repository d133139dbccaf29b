import { ProofRefused } from '../refusals.js';
import { isSizeOrIndex } from './bounds.js';
import { requireClaimedSize, requireHashes, sameHash, stepsOf } from './claims.js';
import { type Hash, nodeHash } from './hash.js';
import { inclusionPath } from './proof-paths.js';

interface InclusionClaim {
  readonly leafHash: Hash;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/**
 * Verifies that the tree of `size` with this `root` has this leaf hash at `index` (RFC 9162 §2.1.3.2). `root` and `size`
 * must come from where the caller trusts them, never from beside the proof: sizes that give a leaf the same way to the
 * root cannot be told apart by a proof, only by the checkpoint that names size and root together.
 * @throws ProofRefused if anything else than exactly this was proved.
 */
export const verifyInclusion = ({ leafHash, index, size, root, proof }: InclusionClaim): void => {
  requireClaimedSize(size);
  if (!isSizeOrIndex(index) || index >= size) {
    throw new ProofRefused('index-outside-tree', `a tree of size ${size} has no leaf ${index}`);
  }
  requireHashes([leafHash, root, ...proof]);
  const computed = stepsOf(inclusionPath(index, size), proof).reduce(
    (node, { start, hash }) => (start > index ? nodeHash(node, hash) : nodeHash(hash, node)),
    leafHash,
  );
  if (!sameHash(computed, root)) {
    throw new ProofRefused(
      'root-differs',
      `the proof of leaf ${index} does not lead to the root of the tree of ${size}`,
    );
  }
};
