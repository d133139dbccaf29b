import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeOf } from './defined-tree.fixture.js';
import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT, leafHash } from './hash.js';
import { consistencyProof, inclusionProof } from './proofs.js';
import { rootAt } from './root-at.js';
import { verifyConsistency } from './verify-consistency.js';
import { verifyInclusion } from './verify-inclusion.js';

const { eightLeaves, argon2020 } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../vectors/certificate-transparency.json'), 'utf8'),
) as {
  eightLeaves: {
    leaves: string[];
    roots: string[];
    inclusionProofs: { index: number; size: number; proof: string[] }[];
    consistencyProofs: { oldSize: number; newSize: number; proof: string[] }[];
  };
  argon2020: {
    size: number;
    root: string;
    leaf: string;
    index: number;
    inclusionProof: string[];
    oldSize: number;
    oldRoot: string;
    consistencyProof: string[];
  };
};
const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
const fromHex = (text: string): Buffer => Buffer.from(text, 'hex');
const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');

describe("Certificate Transparency's tree of eight leaves", () => {
  const leaves = eightLeaves.leaves.map(fromHex);
  const { tiles } = treeOf(leaves);
  const root = (size: number): Buffer => fromHex(eightLeaves.roots[size - 1]!);

  test('has its published root at each size, grown and read from tiles', async () => {
    const tree = GrowingTree.empty();
    for (const [index, leaf] of leaves.entries()) {
      tree.appendLeafHash(leafHash(leaf));
      expect(hex(tree.root())).toBe(eightLeaves.roots[index]);
      expect(hex(await rootAt(index + 1, tiles))).toBe(eightLeaves.roots[index]);
    }
  });

  test.each(eightLeaves.inclusionProofs)('includes leaf $index at size $size', async ({ index, size, proof }) => {
    expect((await inclusionProof(index, size, tiles)).map(hex)).toEqual(proof);
    verifyInclusion({
      leafHash: leafHash(leaves[index]!),
      index,
      size,
      root: root(size),
      proof: proof.map(fromHex),
    });
  });

  test.each(eightLeaves.consistencyProofs)('of size $oldSize is the beginning of $newSize', async (vector) => {
    const { oldSize, newSize, proof } = vector;
    expect((await consistencyProof(oldSize, newSize, tiles)).map(hex)).toEqual(proof);
    verifyConsistency({
      oldSize,
      oldRoot: root(oldSize),
      newSize,
      newRoot: root(newSize),
      proof: proof.map(fromHex),
    });
  });
});

describe("a log of the world's: Google Argon 2020 at 961,984,013 certificates", () => {
  const { size, index, oldSize } = argon2020;
  const root = fromBase64(argon2020.root);

  test('includes its leaf 10,000', () => {
    const proof = argon2020.inclusionProof.map(fromBase64);
    verifyInclusion({ leafHash: leafHash(fromBase64(argon2020.leaf)), index, size, root, proof });
  });

  test('went on from its 3,654,490 certificates', () => {
    const proof = argon2020.consistencyProof.map(fromBase64);
    verifyConsistency({ oldSize, oldRoot: fromBase64(argon2020.oldRoot), newSize: size, newRoot: root, proof });
  });
});

/** github.com/transparency-dev/merkle, rfc6962/rfc6962_test.go */
describe('hashes of RFC 6962', () => {
  test.each([
    ['the empty tree', EMPTY_ROOT, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['the empty leaf', leafHash(''), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    ['the leaf L123456', leafHash('L123456'), '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'],
  ])('%s', (_, hash, published) => {
    expect(hex(hash)).toBe(published);
  });
});
