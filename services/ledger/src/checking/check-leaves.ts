import { TILE_WIDTH } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { eventsUnderTiles, type StoredEvents } from './events-under-tiles.js';
import { findingOfFault } from './fault-finding.js';
import type { Finding } from './finding.js';
import { type CheckBelow, TileCheck } from './tile-check.js';

/** Leaves whose places in the log are held in memory at once. */
const STRETCH = 65_536;

/**
 * The first difference between the events of the store and the leaves of the tree, from leaf `from` (a multiple of 256) up
 * to but not including `to`; undefined if there is none. What it compares: the place of each event in the log, its leaf
 * hash, by what the store finds it, and that its time of recording is not before the one of the event before it.
 */
export const checkLeaves = async (
  eventStore: StoredEvents,
  files: LedgerFiles,
  from: number,
  to: number,
): Promise<Finding | undefined> => {
  for await (const finding of leafFindings(eventStore, files, from, to)) return finding;
  return undefined;
};

/**
 * As {@link checkLeaves}, and goes on behind each difference: one finding for a tile of 256 leaves, as long as what follows
 * can still be told apart.
 * @param checkBelow what else is to be checked under each tile whose events are those of the tree
 */
export async function* leafFindings(
  eventStore: StoredEvents,
  files: LedgerFiles,
  from: number,
  to: number,
  checkBelow?: CheckBelow,
): AsyncGenerator<Finding> {
  if (from % TILE_WIDTH !== 0) throw new RangeError(`leaves are checked from a multiple of ${TILE_WIDTH}, not ${from}`);
  const check = new TileCheck(eventStore, files, checkBelow);
  /** Where the last event before `start` really stands, if the tree has that wrong. */
  let after: number | undefined;
  for (let start = from; start < to; ) {
    const end = Math.min(start + STRETCH, to);
    let ordinals: readonly number[];
    let before: number;
    try {
      ordinals = await files.ordinals.range(start, end);
      before = after ?? (start === 0 ? 0 : await files.ordinals.at(start - 1));
    } catch (reason) {
      yield { ...findingOfFault(reason), index: Math.max(start, files.ordinals.size) };
      return;
    }
    after = undefined;
    let next = end;
    await check.startBehind(before);
    for await (const under of eventsUnderTiles(eventStore, start, ordinals, before)) {
      const finding = await check.tile(under, ordinals, start);
      if (finding === undefined) continue;
      yield finding;
      if (finding.restMoved || finding.kind === 'logShorter' || finding.kind === 'otherStore') return;
      next = under.tile.index * TILE_WIDTH + under.tile.width;
      if (finding.kind === 'ordinalsDamaged' && finding.index === next - 1) after = finding.ordinal;
      break;
    }
    start = next;
  }
}
