import { ProofRefused } from '../refusals.js';
import { HASH_BYTES, isSizeOrIndex } from './bounds.js';
import type { Hash } from './hash.js';
import type { Subtree } from './proof-paths.js';

export const sameHash = (one: Hash, other: Hash): boolean => Buffer.compare(one, other) === 0;

/** @throws ProofRefused `size-out-of-bounds` */
export const requireClaimedSize = (size: number): void => {
  if (isSizeOrIndex(size)) return;
  throw new ProofRefused('size-out-of-bounds', `tree size ${size} is not an integer from 0 to 2^53 − 1`);
};

/** @throws ProofRefused `hash-length` */
export const requireHashes = (hashes: readonly Hash[]): void => {
  for (const hash of hashes) {
    if (hash.length === HASH_BYTES) continue;
    throw new ProofRefused('hash-length', `a hash has ${HASH_BYTES} bytes, one of this proof has ${hash.length}`);
  }
};

/**
 * The hashes of a proof, each with the subtree it stands for.
 * @throws ProofRefused `proof-too-short` | `proof-too-long`
 */
export const stepsOf = (path: readonly Subtree[], proof: readonly Hash[]): readonly (Subtree & { hash: Hash })[] => {
  const expected = `for these sizes a proof has exactly ${path.length} hashes, this one has ${proof.length}`;
  if (proof.length > path.length) throw new ProofRefused('proof-too-long', expected);
  return path.map((subtree, step) => {
    const hash = proof[step];
    if (hash === undefined) throw new ProofRefused('proof-too-short', expected);
    return { ...subtree, hash };
  });
};
