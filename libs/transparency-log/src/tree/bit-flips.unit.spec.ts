import { treeOf, turnsBetween, turnsTo } from './defined-tree.fixture.js';
import type { Hash } from './hash.js';
import { leafHash } from './hash.js';
import { refusalOf } from './refusal.fixture.js';
import { verifyConsistency } from './verify-consistency.js';
import { verifyInclusion } from './verify-inclusion.js';

const SIZES = [1, 2, 3, 7, 8, 13];
const entries = Array.from({ length: 13 }, (_, index) => `entry ${index}`);
const tree = treeOf(entries);

const flippedHashes = (hash: Hash): Hash[] =>
  Array.from({ length: hash.length * 8 }, (_, bit) => {
    const copy = Uint8Array.from(hash);
    copy[Math.floor(bit / 8)]! ^= 2 ** (bit % 8);
    return copy;
  });
const flippedProofs = (proof: readonly Hash[]): Hash[][] =>
  proof.flatMap((hash, place) => flippedHashes(hash).map((flipped) => proof.with(place, flipped)));
/** All 53 bits of a safe integer. */
const flippedNumbers = (value: number): number[] =>
  Array.from({ length: 53 }, (_, bit) => Number(BigInt(value) ^ (1n << BigInt(bit))));

describe.each(SIZES)('a tree of size %i: one flipped bit of an inclusion proof', (size) => {
  const claims = Array.from({ length: size }, (_, index) => ({
    leafHash: leafHash(entries[index]!),
    index,
    size,
    root: tree.root(size),
    proof: tree.inclusionProof(index, size),
  }));

  test('as it is, it is accepted', () => {
    for (const claim of claims) verifyInclusion(claim);
  });

  test('in the leaf hash, a hash of the proof or the root', () => {
    for (const claim of claims) {
      const flipped = [
        ...flippedHashes(claim.leafHash).map((hash) => ({ ...claim, leafHash: hash })),
        ...flippedHashes(claim.root).map((root) => ({ ...claim, root })),
        ...flippedProofs(claim.proof).map((proof) => ({ ...claim, proof })),
      ];
      const refusals = new Set(flipped.map((other) => refusalOf(() => verifyInclusion(other))));
      expect([...refusals]).toEqual(['root-differs']);
    }
  });

  test('in the index', () => {
    for (const claim of claims) {
      for (const index of flippedNumbers(claim.index)) {
        expect(refusalOf(() => verifyInclusion({ ...claim, index }))).not.toBe('accepted');
      }
    }
  });

  test('in the size, unless the leaf goes the same way to the root: then only the checkpoint can tell', () => {
    for (const claim of claims) {
      for (const other of flippedNumbers(size)) {
        const refusal = refusalOf(() => verifyInclusion({ ...claim, size: other }));
        expect(refusal === 'accepted').toBe(turnsTo(claim.index, other) === turnsTo(claim.index, size));
      }
    }
  });
});

describe.each(SIZES)('a tree of size %i: one flipped bit of a consistency proof', (newSize) => {
  const claims = Array.from({ length: newSize }, (_, index) => ({
    oldSize: index + 1,
    oldRoot: tree.root(index + 1),
    newSize,
    newRoot: tree.root(newSize),
    proof: tree.consistencyProof(index + 1, newSize),
  }));

  test('as it is, it is accepted', () => {
    for (const claim of claims) verifyConsistency(claim);
  });

  test('in one of the roots or a hash of the proof', () => {
    for (const claim of claims) {
      const flipped = [
        ...flippedHashes(claim.oldRoot).map((oldRoot) => ({ ...claim, oldRoot })),
        ...flippedHashes(claim.newRoot).map((newRoot) => ({ ...claim, newRoot })),
        ...flippedProofs(claim.proof).map((proof) => ({ ...claim, proof })),
      ];
      const refusals = new Set(flipped.map((other) => refusalOf(() => verifyConsistency(other))));
      expect(['root-differs', 'old-root-differs']).toEqual(expect.arrayContaining([...refusals]));
    }
  });

  test('in one of the sizes, unless the old tree lies in the new one in the same way: then only the checkpoints can tell', () => {
    for (const claim of claims) {
      const known = turnsBetween(claim.oldSize, newSize);
      for (const other of flippedNumbers(newSize)) {
        const refusal = refusalOf(() => verifyConsistency({ ...claim, newSize: other }));
        expect(refusal === 'accepted').toBe(turnsBetween(claim.oldSize, other) === known);
      }
      for (const other of flippedNumbers(claim.oldSize)) {
        const refusal = refusalOf(() => verifyConsistency({ ...claim, oldSize: other }));
        expect(refusal === 'accepted').toBe(turnsBetween(other, newSize) === known);
      }
    }
  });
});
