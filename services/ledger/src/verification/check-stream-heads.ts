import type { EventStore } from '@lotsenbuch/event-store';
import { GrowingTree, TILE_WIDTH } from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import { streamLines } from '../stream-heads/stream-lines.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { CutFileComparison } from './cut-file-comparison.js';
import type { SignedCut } from './signed-cut.js';

/**
 * Makes a cut anew from the streams of the store and compares it with what was signed, and with the files of the cut
 * where they are still kept. The first of its findings, because the rest follows from it.
 */
export const checkStreamHeads = async (
  eventStore: Pick<EventStore, 'readStreamExtents'>,
  files: LedgerFiles,
  cut: SignedCut,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  const { size, count, root } = cut;
  const comparison = new CutFileComparison(files, cut);
  const isCompared = comparison.isDue;
  const tree = GrowingTree.empty();
  let lines: string[] = [];
  const closeBundle = async () => {
    const tiles = tree.takeTiles();
    if (isCompared) await comparison.take(lines, tiles);
    lines = [];
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
    if (lines.length === TILE_WIDTH) await closeBundle();
  }
  if (tree.size !== count || Buffer.compare(tree.root(), root) !== 0) {
    const text = `${count} streams were signed; the store has ${tree.size}${tree.size === count ? ' with other last revisions' : ''}`;
    return { kind: 'streamHeadsDiffer', size, text };
  }
  if (!isCompared) return undefined;
  if (lines.length > 0) await closeBundle();
  return comparison.end();
};
