import { createHash } from 'node:crypto';
import { definedNodeHash, treeOf } from './defined-tree.fixture.js';
import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT, leafHash, nodeHash, writeLeafHash } from './hash.js';
import { consistencyProof, inclusionProof } from './proofs.js';
import { refusalBy, refusalOf } from './refusal.fixture.js';
import { rootAt } from './root-at.js';
import { rightEdgeTiles, type TileSource } from './tile.js';
import { tileRoot } from './tile-root.js';
import { verifyConsistency } from './verify-consistency.js';
import { verifyInclusion } from './verify-inclusion.js';

const entries = Array.from({ length: 11 }, (_, index) => `entry ${index}`);
const tree = treeOf(entries);
const inclusion = (index: number, size: number) => ({
  leafHash: leafHash(entries[index]!),
  index,
  size,
  root: tree.root(size),
  proof: tree.inclusionProof(index, size),
});
const consistency = (oldSize: number, newSize: number) => ({
  oldSize,
  oldRoot: tree.root(oldSize),
  newSize,
  newRoot: tree.root(newSize),
  proof: tree.consistencyProof(oldSize, newSize),
});

describe('leaf and node hashed alike', () => {
  const [left, right] = [leafHash('a'), leafHash('b')];

  test('a node is not the leaf of its two hashes', () => {
    expect(nodeHash(left, right)).not.toEqual(leafHash(Buffer.concat([left, right])));
  });

  test('a node does not pass for a leaf of a smaller tree', () => {
    const { proof, root } = inclusion(0, 4);
    const node = Buffer.concat([leafHash(entries[0]!), proof[0]!]);
    expect(
      refusalOf(() => verifyInclusion({ leafHash: leafHash(node), index: 0, size: 2, root, proof: proof.slice(1) })),
    ).toBe('root-differs');
  });

  test('neither is the plain SHA-256 of what it covers', () => {
    const plain = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
    expect(leafHash('a')).not.toEqual(plain(Buffer.from('a')));
    expect(nodeHash(left, right)).not.toEqual(plain(Buffer.concat([left, right])));
  });
});

describe('odd node doubled', () => {
  test('a tree does not have the root of the tree in which its last entry is repeated', () => {
    for (let size = 1; size <= entries.length; size += 1) {
      const doubled = treeOf([...entries.slice(0, size), entries[size - 1]!]);
      const hashes = entries.slice(0, size).map((entry) => leafHash(entry));
      expect(tileRoot(Buffer.concat(hashes))).toEqual(Uint8Array.from(tree.root(size)));
      expect(tileRoot(Buffer.concat(hashes))).not.toEqual(Uint8Array.from(doubled.root(size + 1)));
    }
  });

  test('the last leaf of an odd tree does not have itself for a sibling', () => {
    const claim = inclusion(2, 3);
    const doubled = [claim.leafHash, ...claim.proof];
    const root = definedNodeHash(claim.proof[0]!, definedNodeHash(claim.leafHash, claim.leafHash));
    expect(refusalOf(() => verifyInclusion({ ...claim, proof: doubled, root }))).toBe('proof-too-long');
  });
});

describe('root believed because it came with the proof', () => {
  const forged = treeOf(entries.with(3, 'an entry that was never there'));

  test('a proof that is sound in itself is refused under the root one has', () => {
    const claim = {
      leafHash: leafHash('an entry that was never there'),
      index: 3,
      size: 11,
      proof: forged.inclusionProof(3, 11),
    };
    verifyInclusion({ ...claim, root: forged.root(11) });
    expect(refusalOf(() => verifyInclusion({ ...claim, root: tree.root(11) }))).toBe('root-differs');
  });

  test('a proof that ends in the root itself is refused', () => {
    const { proof, ...claim } = inclusion(3, 8);
    expect(refusalOf(() => verifyInclusion({ ...claim, proof: [claim.root] }))).toBe('proof-too-short');
    expect(refusalOf(() => verifyInclusion({ ...claim, proof: [...proof, claim.root] }))).toBe('proof-too-long');
  });

  test('a rewritten history does not go on from the old root, with whichever proof', () => {
    const claim = { oldSize: 6, oldRoot: tree.root(6), newSize: 11, newRoot: forged.root(11) };
    expect(refusalOf(() => verifyConsistency({ ...claim, proof: forged.consistencyProof(6, 11) }))).toBe(
      'old-root-differs',
    );
    expect(refusalOf(() => verifyConsistency({ ...claim, proof: tree.consistencyProof(6, 11) }))).toBe('root-differs');
  });

  test('an old tree that is one subtree of the new one is held to the old root, not to a hash of the proof', () => {
    const claim = { oldSize: 8, oldRoot: tree.root(8), newSize: 11, newRoot: forged.root(11) };
    expect(refusalOf(() => verifyConsistency({ ...claim, proof: forged.consistencyProof(8, 11) }))).toBe(
      'root-differs',
    );
  });

  test('two trees of one size are consistent only if they are the same', () => {
    const claim = { oldSize: 11, oldRoot: tree.root(11), newSize: 11, newRoot: forged.root(11), proof: [] };
    expect(refusalOf(() => verifyConsistency(claim))).toBe('root-differs');
  });
});

describe('proof not bound to index or size', () => {
  test('the proof of one leaf holds at no other index', () => {
    for (let index = 0; index < 11; index += 1) {
      for (let other = -1; other <= 11; other += 1) {
        const refusal = refusalOf(() => verifyInclusion({ ...inclusion(index, 11), index: other }));
        expect(refusal === 'accepted').toBe(index === other);
      }
    }
  });

  test('with the root of another size it holds for no leaf', () => {
    for (let size = 2; size <= 11; size += 1) {
      for (let index = 0; index < size - 1; index += 1) {
        const earlier = { size: size - 1, root: tree.root(size - 1) };
        expect(refusalOf(() => verifyInclusion({ ...inclusion(index, size), ...earlier }))).not.toBe('accepted');
      }
    }
  });

  test('an index or a size that is no safe integer is refused, by its name', () => {
    for (const wrong of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(refusalOf(() => verifyInclusion({ ...inclusion(3, 8), index: wrong }))).toBe('index-outside-tree');
      expect(refusalOf(() => verifyInclusion({ ...inclusion(3, 8), size: wrong }))).toBe('size-out-of-bounds');
      expect(refusalOf(() => verifyConsistency({ ...consistency(3, 8), oldSize: wrong }))).toBe('size-out-of-bounds');
      expect(refusalOf(() => verifyConsistency({ ...consistency(3, 8), newSize: wrong }))).toBe('size-out-of-bounds');
    }
  });
});

describe('empty tree', () => {
  const nothing: TileSource = () => Promise.reject(new Error('an empty tree has no tiles'));
  const oneLeaf = leafHash('entry 0');

  test('its root is SHA-256 of nothing, and it has no tiles', async () => {
    expect(rightEdgeTiles(0)).toEqual([]);
    expect(await rootAt(0, nothing)).toEqual(Uint8Array.from(EMPTY_ROOT));
    expect((await GrowingTree.at(0, nothing)).root()).toEqual(Uint8Array.from(EMPTY_ROOT));
    expect(GrowingTree.empty().takeTiles()).toEqual([]);
  });

  test('it includes nothing: not even nothing', async () => {
    await expect(inclusionProof(0, 0, nothing)).rejects.toThrow(RangeError);
    const claim = { leafHash: EMPTY_ROOT, index: 0, size: 0, root: EMPTY_ROOT, proof: [] };
    expect(refusalOf(() => verifyInclusion(claim))).toBe('index-outside-tree');
  });

  test('it is the beginning of every tree, by an empty proof and with its own root only', async () => {
    const claim = { oldSize: 0, oldRoot: EMPTY_ROOT, newSize: 1, newRoot: oneLeaf, proof: [] };
    expect(await consistencyProof(0, 11, nothing)).toEqual([]);
    verifyConsistency(claim);
    expect(refusalOf(() => verifyConsistency({ ...claim, oldRoot: oneLeaf }))).toBe('old-root-differs');
    expect(refusalOf(() => verifyConsistency({ ...claim, proof: [oneLeaf] }))).toBe('proof-too-long');
    expect(refusalOf(() => verifyConsistency({ ...claim, newSize: 0 }))).toBe('root-differs');
    expect(refusalOf(() => verifyConsistency({ ...claim, oldSize: 1, newSize: 0 }))).toBe('old-tree-is-larger');
  });

  test('whoever changes the root that was handed out does not change what is empty', async () => {
    GrowingTree.empty().root().fill(1);
    (await rootAt(0, nothing)).fill(1);
    expect(Buffer.from(GrowingTree.empty().root()).toString('hex')).toMatch(/^e3b0c44298fc1c14/);
  });
});

describe('proof too long, too short, with trailing hashes', () => {
  const extra = leafHash('extra');

  test('an inclusion proof has exactly the hashes of its way', () => {
    for (let index = 0; index < 11; index += 1) {
      const { proof, ...claim } = inclusion(index, 11);
      const verify = (other: Uint8Array[]) => refusalOf(() => verifyInclusion({ ...claim, proof: other }));
      expect(verify([...proof, extra])).toBe('proof-too-long');
      expect(verify([extra, ...proof])).toBe('proof-too-long');
      expect(verify([...proof, ...proof])).toBe('proof-too-long');
      expect(verify(proof.slice(1))).toBe('proof-too-short');
      expect(verify(proof.slice(0, -1))).toBe('proof-too-short');
      expect(verify([])).toBe('proof-too-short');
    }
  });

  test('a consistency proof has exactly the hashes of its way', () => {
    for (let oldSize = 1; oldSize < 11; oldSize += 1) {
      const { proof, ...claim } = consistency(oldSize, 11);
      const verify = (other: Uint8Array[]) => refusalOf(() => verifyConsistency({ ...claim, proof: other }));
      expect(verify([...proof, extra])).toBe('proof-too-long');
      expect(verify([claim.oldRoot, ...proof])).toBe('proof-too-long');
      expect(verify(proof.slice(1))).toBe('proof-too-short');
      expect(verify(proof.slice(0, -1))).toBe('proof-too-short');
      expect(verify([])).toBe('proof-too-short');
    }
  });

  test('between equal sizes it is empty', () => {
    expect(refusalOf(() => verifyConsistency({ ...consistency(8, 8), proof: [tree.root(8)] }))).toBe('proof-too-long');
  });

  test('a proof in another order is refused', () => {
    const claim = inclusion(3, 8);
    expect(refusalOf(() => verifyInclusion({ ...claim, proof: claim.proof.toReversed() }))).toBe('root-differs');
  });

  test('a hash that is shorter or longer is refused, also where a longer one and a shorter one make 64 bytes', () => {
    const { proof, ...claim } = inclusion(1, 2);
    const joined = Buffer.concat([proof[0]!, claim.leafHash]);
    const shifted = { ...claim, leafHash: joined.subarray(31), proof: [joined.subarray(0, 31)] };
    expect(refusalOf(() => verifyInclusion(shifted))).toBe('hash-length');
    expect(refusalOf(() => verifyInclusion({ ...claim, proof, root: claim.root.subarray(0, 31) }))).toBe('hash-length');
    const { newRoot, ...rest } = consistency(3, 7);
    expect(refusalOf(() => verifyConsistency({ ...rest, newRoot: Buffer.concat([newRoot, newRoot]) }))).toBe(
      'hash-length',
    );
    expect(() => nodeHash(joined.subarray(31), joined.subarray(0, 31))).toThrow(RangeError);
  });
});

describe('tiles of wrong length', () => {
  const cut =
    (bytes: number): TileSource =>
    async (tile) => {
      const hashes = await tree.tiles(tile);
      return bytes < 0 ? hashes.subarray(0, bytes) : Buffer.concat([hashes, Buffer.alloc(bytes)]);
    };

  test.each([-1, -32, 1, 32])('%i bytes too many or too few: nothing is made from them', async (bytes) => {
    expect(await refusalBy(rootAt(11, cut(bytes)))).toBe('tile-length');
    expect(await refusalBy(inclusionProof(3, 11, cut(bytes)))).toBe('tile-length');
    expect(await refusalBy(consistencyProof(3, 11, cut(bytes)))).toBe('tile-length');
    expect(await refusalBy(GrowingTree.at(11, cut(bytes)))).toBe('tile-length');
  });

  test.each([0, 1, 31, 33, 257 * 32])('%i bytes have no root', (bytes) => {
    expect(refusalOf(() => tileRoot(Buffer.alloc(bytes)))).toBe('tile-length');
  });
});

describe('text that has no UTF-8', () => {
  test('half of a surrogate pair is refused instead of replaced, which would give two entries one leaf', () => {
    const half = '\ud83d';
    for (const entry of [half, `a${half}`, `${half}a`, '\ude00\ud83d']) {
      expect(() => leafHash(entry)).toThrow(RangeError);
      expect(() => writeLeafHash(entry, Buffer.alloc(32), 0)).toThrow(RangeError);
      const growing = GrowingTree.empty();
      expect(() => growing.append(entry)).toThrow(RangeError);
      expect(growing.size).toBe(0);
    }
    expect(leafHash('😀')).toEqual(leafHash(Buffer.from('😀')));
  });
});

test('a leaf hash is not written where it has no room', () => {
  const target = Buffer.alloc(40, 7);
  for (const offset of [-1, 9, 40, Number.NaN]) expect(() => writeLeafHash('a', target, offset)).toThrow(RangeError);
  expect(target).toEqual(Buffer.alloc(40, 7));
});
