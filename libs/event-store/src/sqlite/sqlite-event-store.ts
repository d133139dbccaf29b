import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LogPosition, NewEvent, RecordedEvent } from '../envelope.js';
import { ForeignPosition, StoreStopped } from '../errors.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  LogPage,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  StreamExtent,
  SubscribeOptions,
  SubscriptionPage,
} from '../event-store.js';
import { formatLogPosition, ordinalOf } from '../log-position.js';
import { checkAppend } from '../new-event.js';
import type { EventTable } from './event-table.js';
import type { GroupWriter } from './group-writer.js';
import type { LogChanges } from './log-changes.js';
import { LogReader, PAGE_SIZE, type Upcast } from './log-reader.js';

/** What an open file gives the store; a store without a writer is read-only. */
export interface StoreParts {
  readonly storeId: string;
  readonly table: () => EventTable;
  readonly changes: LogChanges;
  readonly writer: GroupWriter | undefined;
  readonly upcast: Upcast | undefined;
  readonly release: () => void;
}

const requireCount = (name: string, value: number | undefined, least: number): void => {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`${name} must be a whole number from ${least}; it is ${value}`);
  }
};

export class SqliteEventStore implements EventStore {
  readonly storeId: string;
  readonly #parts: StoreParts;
  readonly #reader: LogReader;
  #closed = false;

  constructor(parts: StoreParts) {
    this.storeId = parts.storeId;
    this.#parts = parts;
    this.#reader = new LogReader(parts.storeId, parts.table, parts.upcast);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const append = checkAppend(stream, expected, events);
    if (this.#parts.writer === undefined) {
      throw new StoreStopped('the event store was opened read-only: append where it is open for writing');
    }
    return this.#parts.writer.append(append);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<readonly RecordedEvent[]> {
    requireCount('fromRevision', options.fromRevision, 0);
    requireCount('maxCount', options.maxCount, 1);
    for (const page of this.#reader.streamPages(stream, options)) {
      yield page;
      if (page.length === PAGE_SIZE) await nextTurn();
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<LogPage> {
    requireCount('maxCount', options.maxCount, 1);
    let after = this.#start(options.after);
    let left = options.maxCount ?? Number.POSITIVE_INFINITY;
    const end = this.#parts.table().logHead();
    while (after < end && left > 0) {
      const { events, upTo } = this.#reader.stretch(after, end, left, options.filter);
      yield { events, upTo: this.#position(upTo) };
      after = upTo;
      left -= events.length;
      // A long read is a chain of resolved promises, which would otherwise keep all I/O of the process waiting.
      if (after < end) await nextTurn();
    }
  }

  async *readStored(
    options: { readonly after?: number; readonly upTo?: number; readonly maxCount?: number } = {},
  ): AsyncGenerator<readonly StoredEvent[]> {
    requireCount('after', options.after, 0);
    requireCount('upTo', options.upTo, 0);
    requireCount('maxCount', options.maxCount, 1);
    const end = Math.min(this.#parts.table().logHead(), options.upTo ?? Number.POSITIVE_INFINITY);
    // Streams are read by their revisions: also an event that somebody put before the first place is one of theirs.
    let after = options.after || Number.MIN_SAFE_INTEGER;
    let left = options.maxCount ?? Number.POSITIVE_INFINITY;
    while (after < end && left > 0) {
      const page = this.#parts.table().stored(after, end, Math.min(left, PAGE_SIZE));
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      [after] = last;
      left -= page.length;
      if (after < end) await nextTurn();
    }
  }

  async *readStreamExtents(upTo: number): AsyncGenerator<readonly StreamExtent[]> {
    requireCount('upTo', upTo, 0);
    let after = '';
    for (;;) {
      const page = this.#parts.table().extents(after, upTo, PAGE_SIZE);
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.stream;
      await nextTurn();
    }
  }

  async readLatest(maxCount: number): Promise<readonly RecordedEvent[]> {
    requireCount('maxCount', maxCount, 1);
    if (maxCount > PAGE_SIZE) throw new RangeError(`maxCount must be at most ${PAGE_SIZE}; it is ${maxCount}`);
    return this.#reader.latest(maxCount);
  }

  async *subscribe({ after, filter, signal }: SubscribeOptions): AsyncGenerator<SubscriptionPage> {
    let at = this.#start(after);
    let caughtUp = false;
    while (!signal.aborted) {
      const end = this.#parts.table().logHead();
      if (at >= end && caughtUp) {
        await this.#parts.changes.next(signal);
        continue;
      }
      const stretch = at < end ? this.#reader.stretch(at, end, PAGE_SIZE, filter) : { events: [], upTo: at };
      at = stretch.upTo;
      caughtUp = at >= end;
      yield { events: stretch.events, upTo: this.#position(at), caughtUp };
      if (!caughtUp) await nextTurn();
    }
  }

  async streamHead(stream: string): Promise<number | undefined> {
    return this.#parts.table().streamHead(stream);
  }

  async logHead(): Promise<LogPosition | undefined> {
    const head = this.#parts.table().logHead();
    return head === 0 ? undefined : this.#position(head);
  }

  async logHeadBefore(moment: string): Promise<LogPosition | undefined> {
    const head = this.#parts.table().logHeadBefore(moment);
    return head === 0 ? undefined : this.#position(head);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#parts.writer?.close();
    this.#parts.release();
    this.#parts.changes.close();
  }

  #position(ordinal: number): LogPosition {
    return formatLogPosition(this.storeId, ordinal);
  }

  #start(after: LogPosition | undefined): number {
    if (after === undefined) return 0;
    const ordinal = ordinalOf(this.storeId, after);
    const head = this.#parts.table().logHead();
    if (ordinal > head) {
      throw new ForeignPosition(
        `log position ${after} lies beyond the end of the log at ${this.#position(head)}: the reader has seen events that this log does not hold; was an older copy of the store restored? Rebuild the reader from the start`,
      );
    }
    return Number(ordinal);
  }
}
