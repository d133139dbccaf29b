import fc from 'fast-check';
import { sparseTreeOf, treeOf } from './defined-tree.fixture.js';
import { leafHash } from './hash.js';
import { consistencyProof, inclusionProof } from './proofs.js';
import { rootAt } from './root-at.js';
import { rightEdgeTiles, type Tile, type TileSource } from './tile.js';
import { verifyConsistency } from './verify-consistency.js';
import { verifyInclusion } from './verify-inclusion.js';

const entries = Array.from({ length: 70_000 }, (_, index) => `entry ${index}`);
const tree = treeOf(entries);
const buffers = (hashes: readonly Uint8Array[]): Buffer[] => hashes.map((hash) => Buffer.from(hash));
const aSize = fc.oneof(
  fc.integer({ min: 1, max: 70_000 }),
  fc.integer({ min: 1, max: 300 }),
  fc.constantFrom(255, 256, 257, 512, 65_535, 65_536, 65_537, 65_792),
);

describe('from tiles, as by the definition', () => {
  test('the root at any size', async () => {
    await fc.assert(
      fc.asyncProperty(aSize, async (size) => {
        expect(await rootAt(size, tree.tiles)).toEqual(Uint8Array.from(tree.root(size)));
      }),
    );
  });

  test('an inclusion proof of any leaf at any size, and it is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(aSize, fc.nat(), async (size, leaf) => {
        const index = leaf % size;
        const proof = await inclusionProof(index, size, tree.tiles);
        expect(buffers(proof)).toEqual(tree.inclusionProof(index, size));
        verifyInclusion({ leafHash: leafHash(entries[index]!), index, size, root: tree.root(size), proof });
      }),
    );
  });

  test('a consistency proof between any two sizes, and it is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(aSize, aSize, async (one, other) => {
        const [oldSize, newSize] = [Math.min(one, other), Math.max(one, other)];
        const proof = await consistencyProof(oldSize, newSize, tree.tiles);
        expect(buffers(proof)).toEqual(tree.consistencyProof(oldSize, newSize));
        verifyConsistency({ oldSize, oldRoot: tree.root(oldSize), newSize, newRoot: tree.root(newSize), proof });
      }),
    );
  });
});

describe('the tiles of a tree', () => {
  test.each([
    [
      70_000,
      [
        { level: 0, index: 273, width: 112 },
        { level: 1, index: 1, width: 17 },
        { level: 2, index: 0, width: 1 },
      ],
    ],
    [
      256,
      [
        { level: 0, index: 0, width: 256 },
        { level: 1, index: 0, width: 1 },
      ],
    ],
  ])('of %i leaves end as tlog-tiles says in its example', (size, tiles) => {
    expect(rightEdgeTiles(size)).toEqual(tiles);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('%d is no size of a tree', async (size) => {
    expect(() => rightEdgeTiles(size)).toThrow(RangeError);
    await expect(rootAt(size, tree.tiles)).rejects.toThrow(RangeError);
    await expect(inclusionProof(0, size, tree.tiles)).rejects.toThrow(RangeError);
    await expect(consistencyProof(size, 10, tree.tiles)).rejects.toThrow(RangeError);
    await expect(consistencyProof(1, size, tree.tiles)).rejects.toThrow(RangeError);
  });

  test('there is no proof of a leaf behind the last, nor of going back', async () => {
    for (const index of [-1, 0.5, 11, 12]) {
      await expect(inclusionProof(index, 11, tree.tiles)).rejects.toThrow(RangeError);
    }
    await expect(consistencyProof(12, 11, tree.tiles)).rejects.toThrow(RangeError);
  });
});

describe('without scanning the log', () => {
  const size = 1_234_567_890_123;
  const sparse = sparseTreeOf(new Map(), 'filling');
  const countingReads = (): { reads: Tile[]; source: TileSource } => {
    const reads: Tile[] = [];
    return {
      reads,
      source: (tile) => {
        reads.push(tile);
        return sparse.tiles(tile);
      },
    };
  };
  const distinct = (reads: readonly Tile[]): number =>
    new Set(reads.map(({ level, index }) => `${level}/${index}`)).size;

  test.each([
    ['an inclusion proof', (source: TileSource) => inclusionProof(2 ** 33 + 77_777, size, source)],
    ['a consistency proof', (source: TileSource) => consistencyProof(2 ** 33 + 77_777, size, source)],
  ])('%s reads at most two tiles of each of the six levels, each once', async (_, prove) => {
    const { reads, source } = countingReads();
    await prove(source);
    expect(distinct(reads)).toBe(reads.length);
    for (let level = 0; level < 6; level += 1) {
      expect(reads.filter((tile) => tile.level === level).length).toBeLessThanOrEqual(2);
    }
    expect(reads.length).toBeGreaterThan(6);
  });

  test('a root reads one tile of each level', async () => {
    const { reads, source } = countingReads();
    await rootAt(size, source);
    expect(reads.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('only tiles are asked for that a tree of this size has, with the width they have in it', async () => {
    await fc.assert(
      fc.asyncProperty(aSize, fc.nat(), async (some, leaf) => {
        const { reads, source } = countingReads();
        await inclusionProof(leaf % some, some, source);
        await consistencyProof((leaf % some) + 1, some, source);
        for (const { level, index, width } of reads) {
          const onLevel = Math.floor(some / 256 ** level);
          expect(width).toBe(Math.min(256, onLevel - index * 256));
          expect(width).toBeGreaterThan(0);
        }
      }),
    );
  });
});
