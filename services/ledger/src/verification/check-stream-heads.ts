import { relative } from 'node:path';
import type { EventStore } from '@lotsenbuch/event-store';
import { entriesPath, GrowingTree, TILE_WIDTH, tilePath } from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import type { StreamHeads } from '../stream-heads/stream-heads-line.js';
import { streamLines } from '../stream-heads/stream-lines.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { TileFiles, type TileWithHashes } from '../tree-files/tile-files.js';

/** A cut of the stream heads that was signed. */
export interface SignedCut extends StreamHeads {
  /** Tree size at which it was made. */
  readonly size: number;
}

/**
 * Makes a cut anew from the streams of the store and compares it with what was signed, and with the files of the cut.
 * The first of its findings, because the rest follows from it.
 */
export const checkStreamHeads = async (
  eventStore: Pick<EventStore, 'readStreamExtents'>,
  files: LedgerFiles,
  { size, count, root }: SignedCut,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const folder = files.streamHeadsFolder(size);
  const inLedger = (path: string) => `${relative(files.places.ledgerDir, folder)}/${path}`;
  const cut = new TileFiles(folder);
  const tree = GrowingTree.empty();
  // What was not full when it was taken is compared at the end; of each level only the last is.
  const edges = new Map<number, TileWithHashes>();
  let fileFinding: Finding | undefined;
  let lines: string[] = [];
  const compareTile = async ({ tile, hashes }: TileWithHashes) => {
    if (Buffer.compare(await cut.read(tile), hashes) !== 0) {
      fileFinding ??= { kind: 'tileDamaged', path: inLedger(tilePath(tile)), size };
    }
  };
  const compareLines = async () => {
    const place = { index: Math.floor((tree.size - 1) / TILE_WIDTH), width: lines.length };
    const entries = await cut.readEntries(place.index, place.width);
    if (lines.some((line, each) => Buffer.compare(Buffer.from(line), entries[each] ?? Buffer.alloc(0)) !== 0)) {
      fileFinding ??= { kind: 'entryBundleDamaged', path: inLedger(entriesPath(place)), size };
    }
    lines = [];
    for (const taken of tree.takeTiles()) {
      if (taken.tile.width === TILE_WIDTH) await compareTile(taken);
      edges.set(taken.tile.level, taken);
    }
  };
  const compareAll = async () => {
    if (lines.length > 0) await compareLines();
    for (const edge of edges.values()) await compareTile(edge);
  };
  const named = async (compare: () => Promise<void>) => {
    try {
      await compare();
    } catch (reason) {
      const finding = findingOfFault(reason);
      fileFinding ??= { ...finding, size, ...(finding.path && { path: inLedger(finding.path) }) };
      lines = [];
    }
  };
  let ordinal: number;
  try {
    ordinal = size === 0 ? 0 : await files.ordinals.at(size - 1);
  } catch (reason) {
    return findingOfFault(reason);
  }
  for await (const line of streamLines(eventStore, ordinal)) {
    signal.throwIfAborted();
    tree.append(line);
    lines.push(line);
    if (lines.length === TILE_WIDTH) await named(compareLines);
  }
  if (tree.size !== count || Buffer.compare(tree.root(), root) !== 0) {
    const text = `${count} streams were signed; the store has ${tree.size}${tree.size === count ? ' with other last revisions' : ''}`;
    return { kind: 'streamHeadsDiffer', size, text };
  }
  await named(compareAll);
  return fileFinding;
};
