import type { RecordedEvent } from '@lotsenbuch/event-store';

/**
 * A consumer cannot handle this event. Every event before it has been handled and the consumer's position stands
 * before it, so that the same event comes first when it is tried again.
 */
export class HandlingFailed extends Error {
  override readonly name = 'HandlingFailed';
  readonly event: RecordedEvent;
  readonly reason: string;

  constructor(event: RecordedEvent, cause: unknown) {
    const reason = reasonOf(cause);
    const { type, id, stream, revision } = event.envelope;
    super(`${type} ${id} (${stream}, revision ${revision}) cannot be handled: ${reason}`, { cause });
    this.event = event;
    this.reason = reason;
  }
}

/** What an operator reads as the reason of a failure. */
export const reasonOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);
