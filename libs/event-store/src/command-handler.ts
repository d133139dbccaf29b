import type { Decider, DomainEvent } from '@lotsenbuch/kernel';
import type { LogPosition, RecordedEvent } from './envelope.js';

/** Who asks for what, under which idempotent id; all of it comes in from outside. */
export interface CommandContext {
  /** UUID derived from (actor, route, Idempotency-Key), or from (consumer, source event id). */
  readonly commandId: string;
  /** SHA-256 hex of the canonical request; the same command id with another hash is refused. */
  readonly requestHash?: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** The revision of the last event that touched this thing, as the caller has seen it. */
  readonly ifMatch?: { readonly thing: string; readonly revision: number };
}

/** A decider with what is needed to run it on streams of one category. */
export interface Aggregate<State, Command, Event extends DomainEvent, Rejection> {
  readonly category: string;
  readonly decider: Decider<State, Command, Event, Rejection>;
  /** Ids of the things in the stream that this event touches; an ETag belongs to a thing, not to a stream. */
  touches(event: Event): readonly string[];
}

export type CommandOutcome<Rejection> =
  | {
      readonly kind: 'accepted';
      /** The events of this command, read back from the store when the command was known already. */
      readonly events: readonly RecordedEvent[];
      readonly revision: number;
      readonly position: LogPosition;
      /** True when the command id was known: nothing was decided again. */
      readonly replayed: boolean;
    }
  /** Accepted, and there was nothing to change. Not remembered. */
  | { readonly kind: 'unchanged'; readonly revision: number | undefined }
  /** Refused by the decider. Not remembered. */
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'preconditionFailed'; readonly thing: string; readonly actual: number | undefined }
  /** The command id is known with another request hash. */
  | { readonly kind: 'idempotencyKeyReused' };

/** Loads, decides and appends at an exact revision; on a conflict it reads the tail and decides again, bounded. */
export interface CommandHandler {
  /** @throws OutcomeUnknown, StoreStopped, AppendRefused as the store does; {@link TooManyConflicts} after the last try */
  handle<State, Command, Event extends DomainEvent, Rejection>(
    aggregate: Aggregate<State, Command, Event, Rejection>,
    streamId: string,
    command: Command,
    context: CommandContext,
  ): Promise<CommandOutcome<Rejection>>;

  /** Folded state of a stream up to its head, from the cache where it is warm. */
  load<State, Command, Event extends DomainEvent, Rejection>(
    aggregate: Aggregate<State, Command, Event, Rejection>,
    streamId: string,
  ): Promise<{ readonly state: State; readonly revision: number | undefined }>;
}
