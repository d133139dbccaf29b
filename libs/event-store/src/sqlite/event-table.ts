import type { Database, Statement } from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import type { EventFilter, StoredEvent, StreamExtent } from '../event-store.js';
import { filterCondition } from './filter-condition.js';

/** The highest position that can be told from the one behind it. No log gets there by itself. */
export const LAST_POSITION = Number.MAX_SAFE_INTEGER - 1;

/** Position and canonical envelope of one event; arrays, because they are read faster than objects. */
export type EventRow = [position: number, envelope: string];

export interface EventToInsert {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly envelope: string;
}

/** The statements on the table of events of one open connection. */
export class EventTable {
  readonly #database: Database;
  readonly #insert: Statement<[string, number, string, string]>;
  readonly #streamHead: Statement<[string], number | null>;
  readonly #logHead: Statement<[], number | null>;
  readonly #next: Statement<[number], number | null>;
  readonly #last: Statement<[], string>;
  readonly #latest: Statement<[number], EventRow>;
  readonly #recordedAt: Statement<[number], string>;
  readonly #forwards: Statement<[string, number, number], EventRow>;
  readonly #backwards: Statement<[string, number, number], EventRow>;
  readonly #stored: Statement<[number, number, number], StoredEvent>;
  readonly #extents: Statement<[string, number, number], StreamExtent>;
  readonly #filtered = new Map<string, Statement<unknown[], EventRow>>();

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare('INSERT INTO event (stream, revision, type, envelope) VALUES (?, ?, ?, ?)');
    this.#streamHead = database
      .prepare<[string], number | null>('SELECT max(revision) FROM event WHERE stream = ?')
      .pluck();
    this.#logHead = database.prepare<[], number | null>('SELECT max(position) FROM event').pluck();
    this.#next = database
      .prepare<[number], number | null>('SELECT min(position) FROM event WHERE position > ?')
      .pluck();
    this.#last = database.prepare<[], string>('SELECT envelope FROM event ORDER BY position DESC LIMIT 1').pluck();
    this.#latest = database
      .prepare<[number], EventRow>('SELECT position, envelope FROM event ORDER BY position DESC LIMIT ?')
      .raw();
    this.#recordedAt = database
      .prepare<[number], string>(
        "SELECT json_extract(envelope, '$.recordedAt') FROM event WHERE position >= ? ORDER BY position LIMIT 1",
      )
      .pluck();
    this.#stored = database
      .prepare<[number, number, number], StoredEvent>(
        'SELECT position, stream, revision, type, envelope FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?',
      )
      .raw();
    // Answered from the index of streams alone; a damaged index therefore shows.
    this.#extents = database.prepare<[string, number, number], StreamExtent>(
      `SELECT stream, count(*) AS events, max(revision) AS lastRevision FROM event INDEXED BY event_of_stream
       WHERE stream > ? AND position <= ? GROUP BY stream ORDER BY stream LIMIT ?`,
    );
    const ofStream = 'SELECT position, envelope FROM event WHERE stream = ? AND revision';
    this.#forwards = database
      .prepare<[string, number, number], EventRow>(`${ofStream} >= ? ORDER BY revision LIMIT ?`)
      .raw();
    this.#backwards = database
      .prepare<[string, number, number], EventRow>(`${ofStream} <= ? ORDER BY revision DESC LIMIT ?`)
      .raw();
  }

  /**
   * Returns the position of the event: one above the highest.
   * @throws StoreRefused a row that somebody put into the file has left no position behind it that can be counted
   */
  insert(event: EventToInsert): number {
    const position = Number(this.#insert.run(event.stream, event.revision, event.type, event.envelope).lastInsertRowid);
    if (position <= LAST_POSITION) return position;
    throw new StoreRefused(`no event can be written behind position ${LAST_POSITION}, up to which this program counts`);
  }

  streamHead(stream: string): number | undefined {
    return this.#streamHead.get(stream) ?? undefined;
  }

  /** Position of the last event, 0 if there is none. */
  logHead(): number {
    return this.#logHead.get() ?? 0;
  }

  /** Position of the first event above `after`. */
  nextPosition(after: number): number | undefined {
    return this.#next.get(after) ?? undefined;
  }

  /** Position up to which every event was recorded before the moment; right because recordedAt never goes back. */
  logHeadBefore(moment: string): number {
    let known = 0;
    let later = this.logHead() + 1;
    while (known + 1 < later) {
      const middle = Math.floor((known + later) / 2);
      const recordedAt = this.#recordedAt.get(middle);
      if (recordedAt !== undefined && recordedAt < moment) known = middle;
      else later = middle;
    }
    return known;
  }

  /** Envelope of the last event of the log. */
  last(): string | undefined {
    return this.#last.get();
  }

  /** The last events, the latest first. */
  latest(limit: number): EventRow[] {
    return this.#latest.all(limit);
  }

  streamForwards(stream: string, fromRevision: number, limit: number): EventRow[] {
    return this.#forwards.all(stream, fromRevision, limit);
  }

  streamBackwards(stream: string, fromRevision: number, limit: number): EventRow[] {
    return this.#backwards.all(stream, fromRevision, limit);
  }

  /** Events as they are stored, above `after` and up to `upTo`. */
  stored(after: number, upTo: number, limit: number): readonly StoredEvent[] {
    return this.#stored.all(after, upTo, limit);
  }

  /** Streams whose names follow `after`, with what is stored of them up to `upTo`. */
  extents(after: string, upTo: number, limit: number): readonly StreamExtent[] {
    return this.#extents.all(after, upTo, limit);
  }

  /** Events that match the filter, above `after` and up to `upTo`. */
  log(after: number, upTo: number, limit: number, filter: EventFilter): EventRow[] {
    const condition = filterCondition(filter);
    let statement = this.#filtered.get(condition.sql);
    if (statement === undefined) {
      const sql = `SELECT position, envelope FROM event WHERE position > ? AND position <= ?${condition.sql} ORDER BY position LIMIT ?`;
      statement = this.#database.prepare<unknown[], EventRow>(sql).raw();
      this.#filtered.set(condition.sql, statement);
    }
    return statement.all(after, upTo, ...condition.values, limit);
  }
}
