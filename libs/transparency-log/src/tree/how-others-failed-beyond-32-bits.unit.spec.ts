import { sparseTreeOf } from './defined-tree.fixture.js';
import { GrowingTree } from './growing-tree.js';
import { leafHash } from './hash.js';
import { consistencyProof, inclusionProof } from './proofs.js';
import { refusalOf } from './refusal.fixture.js';
import { rootAt } from './root-at.js';
import { verifyConsistency } from './verify-consistency.js';
import { verifyInclusion } from './verify-inclusion.js';

describe('size 2^32 and beyond', () => {
  const BIG = 2 ** 32;
  const marks = [0, 5, BIG - 1, BIG, BIG + 5, 2 ** 40 + 1, 2 ** 53 - 2];
  const sparse = sparseTreeOf(new Map(marks.map((index) => [index, `mark ${index}`])), 'filling');
  const sizes = [BIG - 1, BIG, BIG + 1, BIG + 6, 2 ** 40 + 2, 2 ** 48 + 257, 2 ** 53 - 1];

  test.each(sizes)('%i: root and inclusion proofs are those of the definition', async (size) => {
    const root = await rootAt(size, sparse.tiles);
    expect(root).toEqual(Uint8Array.from(sparse.root(size)));
    for (const index of marks.filter((mark) => mark < size)) {
      const proof = await inclusionProof(index, size, sparse.tiles);
      expect(proof.map((hash) => Buffer.from(hash))).toEqual(sparse.inclusionProof(index, size));
      verifyInclusion({ leafHash: leafHash(`mark ${index}`), index, size, root, proof });
    }
  });

  test('consistency proofs are those of the definition', async () => {
    for (const oldSize of [1, 6, ...sizes]) {
      for (const newSize of sizes.filter((size) => size >= oldSize)) {
        const proof = await consistencyProof(oldSize, newSize, sparse.tiles);
        expect(proof.map((hash) => Buffer.from(hash))).toEqual(sparse.consistencyProof(oldSize, newSize));
        verifyConsistency({
          oldSize,
          oldRoot: sparse.root(oldSize),
          newSize,
          newRoot: sparse.root(newSize),
          proof,
        });
      }
    }
  });

  test('an index is not its lower 32 bits', async () => {
    const size = BIG + 6;
    const proof = await inclusionProof(BIG + 5, size, sparse.tiles);
    const claim = { leafHash: leafHash(`mark ${BIG + 5}`), size, root: sparse.root(size), proof };
    verifyInclusion({ ...claim, index: BIG + 5 });
    expect(refusalOf(() => verifyInclusion({ ...claim, index: 5 }))).toBe('proof-too-short');
  });

  test('a tree goes on growing there', async () => {
    const size = BIG - 2;
    const known = new Map([...Array(5).keys()].map((step) => [size + step, `entry ${size + step}`]));
    const defined = sparseTreeOf(known, 'filling');
    const growing = await GrowingTree.at(size, defined.tiles);
    for (const entry of known.values()) growing.append(entry);
    expect(growing.size).toBe(BIG + 3);
    expect(growing.root()).toEqual(Uint8Array.from(defined.root(BIG + 3)));
    const tiles = growing.takeTiles();
    expect(tiles.map(({ tile }) => tile)).toEqual([
      { level: 0, index: 2 ** 24 - 1, width: 256 },
      { level: 1, index: 2 ** 16 - 1, width: 256 },
      { level: 2, index: 255, width: 256 },
      { level: 3, index: 0, width: 256 },
      { level: 0, index: 2 ** 24, width: 3 },
      { level: 4, index: 0, width: 1 },
    ]);
    for (const { tile, hashes } of tiles) expect(Buffer.from(hashes)).toEqual(await defined.tiles(tile));
  });
});
