import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { EventStore } from '@lotsenbuch/event-store';
import type { RunningLedger } from '@lotsenbuch/ledger';
import type { AccessTable } from '@lotsenbuch/service-kit';
import type { Backups } from './backup/backups.js';

/** What the platform's own pages and routes look at. */
export abstract class PlatformParts {
  abstract readonly version: string;
  abstract readonly example: 'programme' | 'none';
  abstract readonly eventStore: EventStore;
  abstract readonly ledger: RunningLedger;
  abstract readonly backups: Backups;
  abstract readonly consumers: readonly RunningConsumer[];
  /** Of all services. */
  abstract readonly access: readonly AccessTable[];
}
