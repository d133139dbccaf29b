import type { EventStore } from '@lotsenbuch/event-store';
import type { Disk } from '../tree-files/disk.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';

/** What somebody who forks the log has to say. */
export interface ForkRequest {
  readonly places: LedgerPlaces;
  /** Open for writing, so that no platform runs on it. */
  readonly eventStore: EventStore;
  /** Leaves that the new log shares with the old one, from the first on. */
  readonly from: number;
  /** Code from the catalogue of fork reasons. */
  readonly reason: string;
  /** Who forks, as envelopes name people and processes. */
  readonly actor: string;
  readonly now: Date;
  /** A key named as the new log will be; default one that is made. */
  readonly newKeyFile?: string;
  readonly disk?: Disk;
}
