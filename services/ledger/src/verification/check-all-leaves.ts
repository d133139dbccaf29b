import type { EventStore } from '@lotsenbuch/event-store';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { SEGMENT, type SegmentFindings } from './check-segment.js';
import { causesOf, type Findings } from './findings.js';
import { ProgressFile, type VerifiedTree } from './progress-file.js';
import { workAlone, workTogether } from './segment-work.js';
import type { VerifyOptions } from './verify-options.js';

export interface CheckedLeaves {
  /** Events that were the tree's, those of an earlier run included. */
  readonly events: number;
  /** Leaves that an earlier run had checked. */
  readonly resumedFrom: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

/** Checks every leaf that is not done yet, in segments. */
export const checkAllLeaves = async (
  { eventStoreUrl, places, workers, progressFile, onProgress, signal }: VerifyOptions,
  eventStore: EventStore,
  files: LedgerFiles,
  tree: VerifiedTree,
  findings: Findings,
): Promise<CheckedLeaves> => {
  const { size } = tree;
  const progress = await ProgressFile.open(progressFile, tree, files.tiles.read);
  const leavesOf = ({ first }: Pick<SegmentFindings, 'first'>) => Math.min(SEGMENT, size - first);
  const resumedFrom = progress.done.reduce((sum, segment) => sum + leavesOf(segment), 0);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let checked = 0;
  const rate = () => Math.round(checked / Math.max(seconds(), 0.001));
  const work = {
    segments: Array.from({ length: Math.ceil(size / SEGMENT) }, (_, place) => place * SEGMENT).filter(
      (first) => !progress.isDone(first),
    ),
    size,
    signal,
    onLeaves: (leaves: number) => {
      checked += leaves;
      onProgress(resumedFrom + checked, size, rate());
    },
    onFinished: (segment: SegmentFindings) => progress.finish(segment),
  };
  // Threads cost their start: one segment is not worth it.
  if (workers === 1 || work.segments.length < 2) await workAlone(eventStore, files, work);
  else await workTogether(workers, { eventStoreUrl, places, size }, work);
  const done = progress.done.toSorted((one, other) => one.first - other.first);
  findings.add(...causesOf(done.flatMap((segment) => segment.findings)));
  await progress.remove();
  const events = done.reduce((sum, segment) => sum + segment.events, 0);
  return { events, resumedFrom, seconds: seconds(), eventsPerSecond: rate() };
};
