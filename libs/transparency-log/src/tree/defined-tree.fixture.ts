import { createHash } from 'node:crypto';
import type { Tile, TileSource } from './tile.js';

/*
 * RFC 6962 §2.1 written down as it is defined, without a thought for speed and without a line of the library: what the
 * library is compared with.
 */
const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

export const definedLeafHash = (entry: string | Uint8Array): Buffer => sha256(Buffer.of(0), entry);
export const definedNodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right);

/** MTH(D[start:end]) */
type TreeHash = (start: number, end: number) => Buffer;

const k = (n: number): number => {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
};

/** PATH(m, D[start:end]), m counted from `start`. */
const path = (m: number, start: number, end: number, mth: TreeHash): Buffer[] => {
  const n = end - start;
  if (n === 1) return [];
  const middle = start + k(n);
  return m < k(n)
    ? [...path(m, start, middle, mth), mth(middle, end)]
    : [...path(m - k(n), middle, end, mth), mth(start, middle)];
};

/** SUBPROOF(m, D[start:end], b), m counted from `start`. */
const subproof = (m: number, start: number, end: number, b: boolean, mth: TreeHash): Buffer[] => {
  const n = end - start;
  if (m === n) return b ? [] : [mth(start, end)];
  const middle = start + k(n);
  return m <= k(n)
    ? [...subproof(m, start, middle, b, mth), mth(middle, end)]
    : [...subproof(m - k(n), middle, end, false, mth), mth(start, middle)];
};

export interface DefinedTree {
  root(size: number): Buffer;
  inclusionProof(index: number, size: number): Buffer[];
  consistencyProof(oldSize: number, newSize: number): Buffer[];
  /** The tiles of tlog-tiles by their formula. */
  readonly tiles: TileSource;
}

const definedTree = (mth: TreeHash): DefinedTree => ({
  root: (size) => (size === 0 ? sha256() : mth(0, size)),
  inclusionProof: (index, size) => path(index, 0, size, mth),
  consistencyProof: (oldSize, newSize) => (oldSize === 0 ? [] : subproof(oldSize, 0, newSize, true, mth)),
  tiles: async ({ level, index, width }: Tile) =>
    Buffer.concat(
      Array.from({ length: width }, (_, i) =>
        mth((index * 256 + i) * 256 ** level, (index * 256 + i + 1) * 256 ** level),
      ),
    ),
});

/** The tree over these entries. */
export const treeOf = (entries: readonly (string | Uint8Array)[]): DefinedTree => {
  const known = new Map<string, Buffer>();
  const mth: TreeHash = (start, end) => {
    const key = `${start}:${end}`;
    const hash =
      known.get(key) ??
      (end - start === 1
        ? definedLeafHash(entries[start] as string | Uint8Array)
        : definedNodeHash(mth(start, start + k(end - start)), mth(start + k(end - start), end)));
    known.set(key, hash);
    return hash;
  };
  return definedTree(mth);
};

/** A tree of any size: the given entries at their indexes, and one and the same entry everywhere else. */
export const sparseTreeOf = (entries: ReadonlyMap<number, string>, filling: string): DefinedTree => {
  const filled = new Map<number, Buffer>();
  const mth: TreeHash = (start, end) => {
    const n = end - start;
    const isFilled = ![...entries.keys()].some((index) => index >= start && index < end);
    const known = isFilled ? filled.get(n) : undefined;
    if (known !== undefined) return known;
    const hash =
      n === 1
        ? definedLeafHash(entries.get(start) ?? filling)
        : definedNodeHash(mth(start, start + k(n)), mth(start + k(n), end));
    if (isFilled) filled.set(n, hash);
    return hash;
  };
  return definedTree(mth);
};

/** How a leaf's way to the root turns, from the leaf up: what is all that an inclusion proof can say about a size. */
export const turnsTo = (index: number, size: number): string => {
  if (index >= size) return 'outside';
  const turns = (m: number, n: number): string => {
    if (n === 1) return '';
    return m < k(n) ? `${turns(m, k(n))}l` : `${turns(m - k(n), n - k(n))}r`;
  };
  return turns(index, size);
};

/** The same for a consistency proof: which of its hashes belong to the old tree, and where it begins. */
export const turnsBetween = (oldSize: number, newSize: number): string => {
  if (oldSize > newSize) return 'outside';
  if (oldSize === 0) return 'empty';
  const turns = (m: number, n: number, b: boolean): string => {
    if (m === n) return b ? 'whole ' : 'part ';
    return m <= k(n) ? `${turns(m, k(n), b)}l` : `${turns(m - k(n), n - k(n), false)}r`;
  };
  return turns(oldSize, newSize, true);
};
