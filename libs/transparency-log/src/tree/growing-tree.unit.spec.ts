import fc from 'fast-check';
import { treeOf } from './defined-tree.fixture.js';
import { GrowingTree } from './growing-tree.js';
import { leafHash, writeLeafHash } from './hash.js';
import { refusalBy } from './refusal.fixture.js';
import { rightEdgeTiles, type Tile, type TileSource } from './tile.js';
import { tilePath } from './tile-path.js';
import { tileRoot } from './tile-root.js';

const SIZE = 66_100;
const entries = Array.from({ length: SIZE }, (_, index) => `entry ${index}`);
const defined = treeOf(entries);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Keeps what is taken under its path, the way a log serves it. */
class Shelf {
  readonly tiles = new Map<string, Uint8Array>();

  put(tree: GrowingTree): readonly Tile[] {
    return tree.takeTiles().map(({ tile, hashes }) => {
      this.tiles.set(tilePath(tile), hashes);
      return tile;
    });
  }

  readonly source: TileSource = async (tile) => {
    const full = this.tiles.get(tilePath({ ...tile, width: 256 }));
    const found = this.tiles.get(tilePath(tile)) ?? full?.subarray(0, tile.width * 32);
    if (found === undefined) throw new Error(`no tile ${tilePath(tile)}`);
    return found;
  };
}

const grown = (from: number, to: number, tree = GrowingTree.empty()): GrowingTree => {
  for (const entry of entries.slice(from, to)) tree.append(entry);
  return tree;
};

describe('a tree that grows leaf by leaf', () => {
  test('has the root of the definition at each size', () => {
    const tree = GrowingTree.empty();
    for (let size = 1; size <= 600; size += 1) {
      tree.append(entries[size - 1]!);
      expect(tree.size).toBe(size);
      expect(hex(tree.root())).toBe(hex(defined.root(size)));
    }
  });

  test.each([65_535, 65_536, 65_537, SIZE])('has it at size %i too', (size) => {
    expect(hex(grown(0, size).root())).toBe(hex(defined.root(size)));
  });

  test('does not care whether it is given an entry or its leaf hash', () => {
    const tree = GrowingTree.empty();
    for (const entry of ['a', 'ä€😀', '']) tree.appendLeafHash(leafHash(entry));
    expect(hex(tree.root())).toBe(hex(treeOf(['a', 'ä€😀', '']).root(3)));
    expect(() => tree.appendLeafHash(new Uint8Array(31))).toThrow(RangeError);
    expect(() => tree.appendLeafHash(new Uint8Array(33))).toThrow(RangeError);
    expect(tree.size).toBe(3);
  });
});

describe('the tiles that are taken', () => {
  test('are each the formula of tlog-tiles, and hold every tile of the tree', async () => {
    const tree = GrowingTree.empty();
    const shelf = new Shelf();
    let from = 0;
    for (const to of [1, 3, 255, 256, 257, 700, 65_535, 65_536, SIZE]) {
      for (const tile of shelf.put(grown(from, to, tree))) {
        expect(hex(await shelf.source(tile))).toBe(hex(await defined.tiles(tile)));
      }
      for (const tile of rightEdgeTiles(to)) await shelf.source(tile);
      from = to;
    }
    for (let index = 0; index < 256; index += 1) await shelf.source({ level: 0, index, width: 256 });
  });

  test('are those that are new or wider, once', () => {
    const tree = grown(0, 255);
    expect(tree.takeTiles().map(({ tile }) => tile)).toEqual([{ level: 0, index: 0, width: 255 }]);
    expect(tree.takeTiles()).toEqual([]);
    grown(255, 256, tree);
    expect(tree.takeTiles().map(({ tile }) => tile)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    grown(256, 257, tree);
    expect(tree.takeTiles().map(({ tile }) => tile)).toEqual([{ level: 0, index: 1, width: 1 }]);
    expect(tree.takeTiles()).toEqual([]);
  });

  test('do not change when the tree goes on', () => {
    const tree = grown(0, 2);
    const [taken] = tree.takeTiles();
    const before = Buffer.from(taken!.hashes);
    tree.append('more');
    expect(Buffer.from(taken!.hashes)).toEqual(before);
    taken!.hashes.fill(0);
    expect(hex(tree.root())).toBe(hex(treeOf([...entries.slice(0, 2), 'more']).root(3)));
  });
});

describe('a tree taken up again from its tiles', () => {
  test('goes on as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 600 }), async (size, more) => {
        const tree = await GrowingTree.at(size, defined.tiles);
        expect(tree.size).toBe(size);
        expect(hex(tree.root())).toBe(hex(defined.root(size)));
        expect(tree.takeTiles()).toEqual([]);
        const end = size + more;
        expect(hex(grown(size, end, tree).root())).toBe(hex(defined.root(end)));
        for (const { tile, hashes } of tree.takeTiles()) {
          expect(hex(hashes)).toBe(hex(await defined.tiles(tile)));
        }
      }),
      {
        numRuns: 30,
        examples: [
          [255, 1],
          [256, 0],
          [256, 1],
          [512, 256],
        ],
      },
    );
  });

  test.each([256, 257, 600, 65_536, SIZE])(
    'at size %i: a changed full tile, or a changed root above it, is refused',
    async (size) => {
      const changed =
        (level: number, index: number): TileSource =>
        async (tile) => {
          const hashes = Buffer.from(await defined.tiles(tile));
          if (tile.level === level && tile.index === index) hashes[hashes.length - 1]! ^= 1;
          return hashes;
        };
      const lastFull = Math.floor(size / 256) - 1;
      expect(await refusalBy(GrowingTree.at(size, changed(0, lastFull)))).toBe('tiles-disagree');
      expect(await refusalBy(GrowingTree.at(size, changed(1, Math.floor(lastFull / 256))))).toBe('tiles-disagree');
      expect(await refusalBy(GrowingTree.at(size, defined.tiles))).toBe('accepted');
    },
  );

  test('a size that is no safe integer is refused', async () => {
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) {
      await expect(GrowingTree.at(size, defined.tiles)).rejects.toThrow(RangeError);
    }
  });
});

describe('the fast ways give what the slow ones give', () => {
  test('a leaf hash, written to a place in a buffer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(8), (entry, offset) => {
        const target = Buffer.alloc(40, 7);
        writeLeafHash(entry, target, offset);
        const expected = Buffer.alloc(40, 7);
        expected.set(leafHash(Buffer.from(entry)), offset);
        expect(target).toEqual(expected);
      }),
    );
  });

  test('the root over each width of a tile, which stays as it was', async () => {
    for (let width = 1; width <= 256; width += 1) {
      const tile = await defined.tiles({ level: 0, index: 0, width });
      const before = hex(tile);
      expect(hex(tileRoot(tile))).toBe(hex(defined.root(width)));
      expect(hex(tile)).toBe(before);
    }
  });
});
