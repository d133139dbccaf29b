import type { Envelope, RecordedEvent } from '../envelope.js';
import { StoreRefused } from '../errors.js';
import type { EventFilter, ReadStreamOptions } from '../event-store.js';
import { formatLogPosition } from '../log-position.js';
import type { EventRow, EventTable } from './event-table.js';

/** Events in a page, at most. */
export const PAGE_SIZE = 1000;
/** Log positions that one page of a filtered read looks at, so that a rare type does not hold up the process. */
const WINDOW = 20_000;

export type Upcast = (envelope: Envelope) => Envelope;

export interface Stretch {
  readonly events: readonly RecordedEvent[];
  /** Everything up to and including this ordinal has been considered. */
  readonly upTo: number;
}

/** Reads pages from the table of events; each page is one statement, so none stays open between pages. */
export class LogReader {
  readonly #storeId: string;
  readonly #table: () => EventTable;
  readonly #upcast: Upcast | undefined;

  constructor(storeId: string, table: () => EventTable, upcast: Upcast | undefined) {
    this.#storeId = storeId;
    this.#table = table;
    this.#upcast = upcast;
  }

  /** The next stretch above `after`, up to `end` at most; `after` must be below `end`. */
  stretch(after: number, end: number, limit: number, filter: EventFilter = {}): Stretch {
    const upTo = Math.min(end, after + WINDOW);
    const count = Math.min(limit, PAGE_SIZE);
    const rows = this.#table().log(after, upTo, count, filter);
    const last = rows.at(-1);
    if (last === undefined) return { events: [], upTo: this.#beforeNext(upTo, end) };
    return { events: rows.map((row) => this.#event(row)), upTo: rows.length === count ? last[0] : upTo };
  }

  /** The last place before the next event: a gap that somebody left in the file is not looked at window by window. */
  #beforeNext(upTo: number, end: number): number {
    const next = upTo < end ? this.#table().nextPosition(upTo) : undefined;
    return next === undefined ? end : Math.min(end, next - 1);
  }

  /** The last events, the latest first. */
  latest(count: number): readonly RecordedEvent[] {
    return this.#table()
      .latest(count)
      .map((row) => this.#event(row));
  }

  /** Pages of a stream up to its head at the time of the call. */
  *streamPages(stream: string, options: ReadStreamOptions): Generator<readonly RecordedEvent[]> {
    const head = this.#table().streamHead(stream) ?? -1;
    const backwards = options.direction === 'backwards';
    let from = backwards ? Math.min(options.fromRevision ?? head, head) : (options.fromRevision ?? 0);
    let left = options.maxCount ?? Number.POSITIVE_INFINITY;
    while (left > 0 && from >= 0 && from <= head) {
      const count = Math.min(left, PAGE_SIZE);
      const table = this.#table();
      const rows = backwards ? table.streamBackwards(stream, from, count) : table.streamForwards(stream, from, count);
      yield rows.map((row) => this.#event(row));
      left -= rows.length;
      from += backwards ? -rows.length : rows.length;
    }
  }

  #event([position, canonical]: EventRow): RecordedEvent {
    const place = formatLogPosition(this.#storeId, position);
    let envelope: Envelope;
    try {
      envelope = JSON.parse(canonical);
    } catch (cause) {
      throw new StoreRefused(`the event at ${place} is damaged: restore the store from a backup`, { cause });
    }
    return { position: place, envelope: this.#upcast ? this.#upcast(envelope) : envelope, canonical };
  }
}
