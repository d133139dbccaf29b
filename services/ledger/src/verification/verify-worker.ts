import { parentPort, workerData } from 'node:worker_threads';
import { openEventStore } from '@lotsenbuch/event-store';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { checkSegment, type SegmentFindings } from './check-segment.js';

/** What a worker is started with. */
export interface WorkerTask {
  readonly eventStoreUrl: string;
  readonly places: LedgerPlaces;
  readonly size: number;
}

/** What it says: leaves that are checked, then what was found in the segment; at first that it is ready. */
export type WorkerWord =
  | { readonly leaves: number }
  | { readonly finished: SegmentFindings }
  | { readonly ready: true };

const { eventStoreUrl, places, size } = workerData as WorkerTask;
const eventStore = await openEventStore(eventStoreUrl, { readOnly: true });
const files = openLedgerFiles(places);
const say = (word: WorkerWord) => parentPort?.postMessage(word);
/** A worker is ended from outside: its thread is terminated. */
const never = new AbortController().signal;

parentPort?.on('message', async (first: number) => {
  say({ finished: await checkSegment(eventStore, files, first, size, (leaves) => say({ leaves }), never) });
});
say({ ready: true });
