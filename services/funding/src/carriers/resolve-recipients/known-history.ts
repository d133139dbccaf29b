import { domainEventOf, type EventStore, type LogPosition, type RecordedEvent } from '@lotsenbuch/event-store';
import { PUBLISHED_REGISTER_CATEGORY } from '../../published-grants/domain/published-register.js';
import { CARRIER_CATEGORY } from '../domain/carrier.js';
import { type CarrierDirectory, emptyDirectory, evolveDirectory } from '../domain/carrier-directory.js';
import type { CarrierEvent } from '../domain/events.js';
import { noteRegisterEvent, type RegisterRecord, type RegisterRecords } from './register-records.js';

const CARRIERS = `${CARRIER_CATEGORY}-`;
const REGISTERS = `${PUBLISHED_REGISTER_CATEGORY}-`;

/**
 * What the log says about carriers and records, read to its head before each decision, so that a process manager sees
 * what it did itself. The directory is the one that held before anything was done about the event in hand: a decision
 * that is taken again after a crash between two steps is the same decision.
 */
export class KnownHistory {
  readonly #store: Pick<EventStore, 'readAll'>;
  readonly #records = new Map<string, RegisterRecord>();
  readonly #carrierEvents: RecordedEvent[] = [];
  #readTo: LogPosition | undefined;
  #directory = emptyDirectory;
  /** How many of the carrier events are in the directory. */
  #folded = 0;

  constructor(store: Pick<EventStore, 'readAll'>) {
    this.#store = store;
  }

  get records(): RegisterRecords {
    return this.#records;
  }

  async readTail(): Promise<void> {
    const after = this.#readTo === undefined ? {} : { after: this.#readTo };
    for await (const page of this.#store.readAll({ ...after, filter: { streamPrefixes: [CARRIERS, REGISTERS] } })) {
      for (const event of page.events) {
        if (event.envelope.stream.startsWith(CARRIERS)) this.#carrierEvents.push(event);
        else noteRegisterEvent(this.#records, event);
      }
      this.#readTo = page.upTo;
    }
  }

  /** Every carrier as known before the first event that this cause led to. */
  directoryBefore(causationId: string): CarrierDirectory {
    const first = this.#carrierEvents.findIndex(({ envelope }) => envelope.causationId === causationId);
    return this.#directoryAt(first < 0 ? this.#carrierEvents.length : first);
  }

  /** Every carrier as known at the head of the log. */
  directory(): CarrierDirectory {
    return this.#directoryAt(this.#carrierEvents.length);
  }

  #directoryAt(end: number): CarrierDirectory {
    if (end < this.#folded) {
      this.#directory = emptyDirectory;
      this.#folded = 0;
    }
    for (const { envelope } of this.#carrierEvents.slice(this.#folded, end)) {
      this.#directory = evolveDirectory(this.#directory, domainEventOf<CarrierEvent>(envelope));
    }
    this.#folded = end;
    return this.#directory;
  }
}
