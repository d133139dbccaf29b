import { Worker } from 'node:worker_threads';
import type { EventStore } from '@lotsenbuch/event-store';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { checkSegment, type SegmentFindings } from './check-segment.js';
import type { WorkerTask, WorkerWord } from './verify-worker.js';

export interface SegmentWork {
  /** Tree indexes of the first leaves of the segments to be checked. */
  readonly segments: readonly number[];
  /** Of the tree. */
  readonly size: number;
  readonly onLeaves: (leaves: number) => void;
  readonly onFinished: (segment: SegmentFindings) => Promise<void>;
  readonly signal: AbortSignal;
}

/** One after the other in this thread. */
export const workAlone = async (
  eventStore: Pick<EventStore, 'readStored'>,
  files: LedgerFiles,
  { segments, size, onLeaves, onFinished, signal }: SegmentWork,
): Promise<void> => {
  for (const first of segments) {
    await onFinished(await checkSegment(eventStore, files, first, size, onLeaves, signal));
  }
};

/**
 * Little of what a thread reads lives longer than a page of events. Left to itself the engine gives the short-lived the more
 * room the longer it runs, up to many times of what is ever alive.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/** In several threads, each with its own connection to the store; a thread that is done takes the next segment. */
export const workTogether = async (workers: number, task: WorkerTask, work: SegmentWork): Promise<void> => {
  const waiting = [...work.segments];
  const threads: Worker[] = [];
  const endAll = () => Promise.all(threads.map((thread) => thread.terminate()));
  try {
    work.signal.throwIfAborted();
    await Promise.all(
      Array.from({ length: Math.min(workers, waiting.length) }, () => {
        const thread = new Worker(new URL('./verify-worker.js', import.meta.url), { workerData: task, resourceLimits });
        threads.push(thread);
        return workUntilEmpty(thread, waiting, work);
      }),
    );
  } finally {
    await endAll();
  }
};

const workUntilEmpty = (thread: Worker, waiting: number[], work: SegmentWork): Promise<void> =>
  new Promise((resolve, reject) => {
    const { signal, onLeaves, onFinished } = work;
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    const next = () => {
      const first = waiting.shift();
      if (first === undefined) resolve();
      else thread.postMessage(first);
    };
    thread.on('message', (word: WorkerWord) => {
      if ('leaves' in word) onLeaves(word.leaves);
      else if ('finished' in word) onFinished(word.finished).then(next, reject);
      else next();
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`a verifying thread ended by itself with exit code ${code}`)));
  });
