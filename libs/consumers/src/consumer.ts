import type { EventFilter, LogPosition, RecordedEvent } from '@lotsenbuch/event-store';

/** Something that follows the log: a projection or a process manager. */
export interface Consumer {
  /** Stable name: part of derived command ids, of metrics and of `status`. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Where it begins if it has no position; default the start of the log. */
  readonly begin?: 'start' | 'head';
  /** Where it stands; undefined if it has handled nothing yet. */
  position(): Promise<LogPosition | undefined>;
  /**
   * Handles the events of a page in order and then stores `upTo`. Called again with the same events after a crash.
   * A page follows the position that {@link position} last answered, or the page handled before it. It can be empty:
   * then only the position moves.
   * @throws HandlingFailed after it has handled the events before the one that failed, and stored the position before it
   * @throws anything else if nothing of the page was handled: the events are then handed one by one, to find the one
   */
  handle(events: readonly RecordedEvent[], upTo: LogPosition): Promise<void>;
}

/** Why a consumer stands still. */
export interface ConsumerFailure {
  /** The event it stands at; absent where no event is to blame (a position of another store, a log that cannot be read). */
  readonly at?: {
    readonly position: LogPosition;
    readonly eventId: string;
    readonly eventType: string;
    readonly stream: string;
    readonly revision: number;
  };
  readonly reason: string;
  /** First failure at this place: UTC, RFC 3339. */
  readonly since: string;
  /** Tries so far at this place, from 1. */
  readonly attempts: number;
}

export interface ConsumerStatus {
  readonly name: string;
  /** `live` from the first time everything in the log was handled; `stopped` while it stands at a failure. */
  readonly state: 'catchingUp' | 'live' | 'stopped';
  /** Everything up to here has been handled, or was not asked for by the filter. */
  readonly position: LogPosition | undefined;
  /** Present exactly while `stopped`. */
  readonly failure?: ConsumerFailure;
}

/** A consumer that is being run: it never skips; at a failure it stays at that event, visibly, and tries again later. */
export interface RunningConsumer {
  readonly name: string;
  status(): ConsumerStatus;
  /**
   * Resolves true once `position` has been handled, false when `timeoutMs` passed or `stop` was called first.
   * @throws ForeignPosition not a position of this log
   */
  waitFor(position: LogPosition, timeoutMs: number): Promise<boolean>;
  /**
   * Resolves once everything that was in the log at the time of the call has been handled; a failing consumer keeps
   * the caller waiting until the cause is gone.
   * @throws Error if `stop` is called first
   */
  caughtUp(): Promise<void>;
  /** Finishes the page in hand. */
  stop(): Promise<void>;
}
