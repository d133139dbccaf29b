import type { VerifierKey } from '@lotsenbuch/transparency-log';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';

export interface VerifyOptions {
  readonly eventStoreUrl: string;
  readonly places: LedgerPlaces;
  /** The keys of the log, from where the caller trusts them; default those that the checkpoint folder knows. */
  readonly keys?: readonly VerifierKey[];
  readonly workers: 1 | 2;
  /** Where finished segments are noted, so that an interrupted run can be taken up; removed at the end. */
  readonly progressFile?: string;
  /** Leaves that are checked, those of an earlier run included, of how many, and how fast in this run. */
  readonly onProgress: (done: number, total: number, eventsPerSecond: number) => void;
  readonly signal: AbortSignal;
}
