import type { LogPosition, NewEvent, RecordedEvent } from './envelope.js';

/** The revision the writer believes to be the head of the stream. Nothing else can be expected. */
export type ExpectedRevision = number | 'noStream';

export interface AppendResult {
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Log position of the last event of the append. */
  readonly position: LogPosition;
  /** True when exactly these event ids were already there: a repeat of an append that had succeeded. */
  readonly repeated: boolean;
}

export interface EventFilter {
  /** Stream name starts with one of these; an empty list matches nothing. */
  readonly streamPrefixes?: readonly string[];
  /** Event type is one of these; an empty list matches nothing. */
  readonly types?: readonly string[];
}

/**
 * A stretch of the log in its order: everything up to and including `upTo` has been considered. Where a filter matches
 * nothing for long, pages without events come, so that a reader can store how far it is.
 */
export interface LogPage {
  readonly events: readonly RecordedEvent[];
  readonly upTo: LogPosition;
}

export interface SubscriptionPage extends LogPage {
  /** True once the subscription has delivered everything that was in the log when this page was read. */
  readonly caughtUp: boolean;
}

export interface ReadStreamOptions {
  /** Default `forwards`. */
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to read, inclusive; default the first (forwards) or the head (backwards). */
  readonly fromRevision?: number;
  /** At least 1; default no limit. */
  readonly maxCount?: number;
}

export interface ReadAllOptions {
  /** Read what follows this position; default from the start. A position of another store is refused. */
  readonly after?: LogPosition;
  readonly filter?: EventFilter;
  /** Events in total, at least 1; default no limit. */
  readonly maxCount?: number;
}

/**
 * One event as it lies in the store, nothing of it parsed or believed: `stream`, `revision` and `type` are what the store
 * finds it by, `canonical` is what it says of itself. A tuple, because millions of them are read at once.
 */
export type StoredEvent = readonly [
  /** Place in the log as the engine counts, see {@link formatLogPosition}. */
  ordinal: number,
  stream: string,
  revision: number,
  type: string,
  canonical: string,
];

/** What the store knows of one stream without reading its events. */
export interface StreamExtent {
  readonly stream: string;
  /** How many events there are; one more than `lastRevision` exactly if none is missing. */
  readonly events: number;
  readonly lastRevision: number;
}

export interface SubscribeOptions {
  readonly after?: LogPosition;
  readonly filter?: EventFilter;
  readonly signal: AbortSignal;
}

/**
 * One stream per append, at an exact revision or `noStream`; the semantics are KurrentDB's.
 *
 * head = expected: written. head < expected: {@link WrongExpectedRevision}. head > expected: success with the original
 * revisions if the ids at expected+1… are exactly these, else {@link WrongExpectedRevision}.
 */
export interface EventStore {
  /** Identity of the log, kept for its whole life. */
  readonly storeId: string;

  /**
   * Answers only after the events are durable.
   * @throws WrongExpectedRevision the stream is not where the writer believes
   * @throws AppendRefused zero events, an invalid event, or a size limit (1 MiB canonical bytes per append, 65,535 per event)
   * @throws OutcomeUnknown the store cannot say whether the events were written
   * @throws StoreStopped writing has stopped (clock far behind the log, store closed)
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;

  /** Pages of one stream up to its head at the time of reading; an unknown stream yields nothing. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * Pages of the log up to its end at the time of reading; none if nothing follows `after`.
   * @throws ForeignPosition `after` belongs to another store or lies beyond the end of the log
   */
  readAll(options?: ReadAllOptions): AsyncIterable<LogPage>;

  /**
   * Pages of the log as it is stored up to its end at the time of reading, for those who hash and check it: everything that
   * readers of the log may be given. What an engine keeps in streams of its own is not among it.
   * @param options `after` and `upTo` are ordinals: read what follows the one, up to and including the other, with an
   *   `after` of 0 everything there is; `maxCount` events in total, at least 1
   */
  readStored(options?: {
    readonly after?: number;
    readonly upTo?: number;
    readonly maxCount?: number;
  }): AsyncIterable<readonly StoredEvent[]>;

  /**
   * Pages of the streams of the log up to and including the ordinal `upTo`, by name in the order of its bytes: from what the
   * store finds streams by, so that it can be held against the log itself.
   */
  readStreamExtents(upTo: number): AsyncIterable<readonly StreamExtent[]>;

  /** The last events of the log, the latest first; `maxCount` from 1 to 1,000. */
  readLatest(maxCount: number): Promise<readonly RecordedEvent[]>;

  /**
   * Catch-up, then live, without gap or double, until `signal` aborts. The first page comes at once, also when the log is
   * empty: `upTo` is then `after`, or the place before the first event.
   * @throws ForeignPosition as {@link readAll}; {@link StoreStopped} when the store is closed before `signal` aborts
   */
  subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionPage>;

  /** Revision of the last event of the stream; undefined if there is none. */
  streamHead(stream: string): Promise<number | undefined>;

  /** Position of the last event in the log; undefined if it is empty. */
  logHead(): Promise<LogPosition | undefined>;

  /**
   * Where the log ended at a moment: the last event of its longest prefix whose events were all recorded before
   * `moment` (UTC, RFC 3339, three fractional digits); undefined if not even the first was. Never more than the head,
   * also for a moment that is yet to come. Fast however long the log is.
   */
  logHeadBefore(moment: string): Promise<LogPosition | undefined>;

  close(): Promise<void>;
}
