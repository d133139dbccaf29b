import {
  consistencyProof,
  GrowingTree,
  HASH_BYTES,
  type Hash,
  ProofRefused,
  TILE_WIDTH,
  verifyConsistency,
} from '@lotsenbuch/transparency-log';
import type { StoredEvents } from '../checking/events-under-tiles.js';
import { hasLeaves } from '../integration/prefix-rule.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { TreeFileFault } from '../tree-files/tree-file-fault.js';
import { type LostLog, signedBy } from './lost-log.js';

/**
 * How many leaves, from the first on, both the store and a log certainly have. The tiles of the log say so leaf by leaf,
 * and are believed if they lead to what was signed; where they are damaged, the signed checkpoints that the store's own
 * tree leads to say so.
 * @param wanted as many are enough
 */
export const findSharedLeaves = async (
  eventStore: StoredEvents,
  files: LedgerFiles,
  lost: LostLog,
  wanted: number,
): Promise<number> => {
  const alike = await sharedWithTiles(eventStore, files, lost);
  const proved = (await leadsTo(lost, files, eventStore, alike)) ? alike : 0;
  return wanted <= proved ? proved : Math.max(proved, await provedBySignatures(eventStore, files, lost));
};

/** The leaves of the store in their order. */
async function* leavesOf(eventStore: StoredEvents): AsyncGenerator<string> {
  for await (const page of eventStore.readStored()) {
    for (const [, stream, , , canonical] of page) if (hasLeaves(stream)) yield canonical;
  }
}

/** How many leaves of the store, hashed anew, are those of the log's tiles. */
export const sharedWithTiles = async (eventStore: StoredEvents, files: LedgerFiles, lost: LostLog): Promise<number> => {
  const tree = GrowingTree.empty();
  for await (const leaf of leavesOf(eventStore)) {
    if (tree.size === lost.size) break;
    tree.append(leaf);
    const difference = tree.size % TILE_WIDTH === 0 ? await firstDifference(tree, files) : undefined;
    if (difference !== undefined) return difference;
  }
  return (await firstDifference(tree, files)) ?? tree.size;
};

/** The first leaf of the last tile that the log does not have; undefined if it has them all. */
const firstDifference = async (tree: GrowingTree, files: LedgerFiles): Promise<number | undefined> => {
  for (const { tile, hashes } of tree.takeTiles()) {
    if (tile.level > 0) continue;
    const first = tile.index * TILE_WIDTH;
    const there = await present(() => files.tiles.read(tile));
    if (there === undefined) return first;
    for (let leaf = 0; leaf < tile.width; leaf += 1) {
      const [from, to] = [leaf * HASH_BYTES, (leaf + 1) * HASH_BYTES];
      if (Buffer.compare(hashes.subarray(from, to), there.subarray(from, to)) !== 0) return first + leaf;
    }
  }
  return undefined;
};

/** Whether the tree of what was signed begins with so many leaves of the store. */
const leadsTo = async (
  lost: LostLog,
  files: LedgerFiles,
  eventStore: StoredEvents,
  count: number,
): Promise<boolean> => {
  if (count === 0) return true;
  const oldRoot = await rootOfStore(eventStore, count);
  const shown = await present(async () => {
    const proof = await consistencyProof(count, lost.size, files.tiles.read);
    verifyConsistency({ oldSize: count, oldRoot, newSize: lost.size, newRoot: lost.root, proof });
    return true;
  });
  return shown === true;
};

/** Root of the store's own tree at a size that it has. */
export const rootOfStore = async (eventStore: StoredEvents, size: number): Promise<Hash> => {
  const tree = GrowingTree.empty();
  for await (const leaf of leavesOf(eventStore)) {
    if (tree.size === size) break;
    tree.append(leaf);
    if (tree.size % TILE_WIDTH === 0) tree.takeTiles();
  }
  return tree.root();
};

/** The size of the largest signed checkpoint, or of the head, that the store's own tree leads to; 0 if there is none. */
const provedBySignatures = async (eventStore: StoredEvents, files: LedgerFiles, lost: LostLog): Promise<number> => {
  const tree = GrowingTree.empty();
  const leaves = leavesOf(eventStore)[Symbol.asyncIterator]();
  const growTo = async (size: number): Promise<boolean> => {
    while (tree.size < size) {
      const { value, done } = await leaves.next();
      if (done === true) return false;
      tree.append(value);
      if (tree.size % TILE_WIDTH === 0) tree.takeTiles();
    }
    return tree.size === size;
  };
  let proved = 0;
  try {
    for await (const { note } of files.signed.all()) {
      const [checkpoint] = signedBy(note, lost.origin, lost.keys);
      if (checkpoint === undefined || checkpoint.size < tree.size) continue;
      if (!(await growTo(checkpoint.size))) break;
      if (Buffer.compare(tree.root(), checkpoint.root) === 0) proved = checkpoint.size;
    }
  } catch (cause) {
    if (!(cause instanceof TreeFileFault)) throw cause;
  }
  if ((await growTo(lost.size)) && Buffer.compare(tree.root(), lost.root) === 0) proved = lost.size;
  return proved;
};

const present = async <Value>(read: () => Promise<Value>): Promise<Value | undefined> => {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof TreeFileFault || cause instanceof ProofRefused) return undefined;
    throw cause;
  }
};
