import type { EventFilter, LogPosition, RecordedEvent } from '@lotsenbuch/event-store';

/** Something that follows the log: a projection or a process manager. */
export interface Consumer {
  /** Stable name: part of derived command ids, of metrics and of `status`. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Where it stands; undefined if it has handled nothing yet and begins at the start of the log. */
  position(): Promise<LogPosition | undefined>;
  /**
   * Handles the events of a page in order and then stores `upTo`. Called again with the same events after a crash.
   * @throws anything: the consumer stops at the event named by {@link HandlingFailed}, or at the first of the page
   */
  handle(events: readonly RecordedEvent[], upTo: LogPosition): Promise<void>;
}

export interface ConsumerStatus {
  readonly name: string;
  readonly state: 'catchingUp' | 'live' | 'stopped';
  readonly position: LogPosition | undefined;
  /** Present while the consumer stands at an event it cannot handle. */
  readonly failure?: {
    readonly position: LogPosition;
    readonly eventId: string;
    readonly eventType: string;
    readonly reason: string;
    /** UTC, RFC 3339. */
    readonly since: string;
    readonly attempts: number;
  };
}

/** A consumer that is being run: it never skips; at a failure it stays at that event, visibly, and tries again later. */
export interface RunningConsumer {
  readonly name: string;
  status(): ConsumerStatus;
  /** Resolves true once `position` has been handled, false when `timeoutMs` passed first. */
  waitFor(position: LogPosition, timeoutMs: number): Promise<boolean>;
  /** Resolves once everything that was in the log at the time of the call has been handled. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}
