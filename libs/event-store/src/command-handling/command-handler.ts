import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { LogPosition } from '../envelope.js';

/** Who asks for what, under which idempotent id; all of it comes in from outside. */
export interface CommandContext {
  /** UUID derived from (actor, route, Idempotency-Key), or from (consumer, source event id). */
  readonly commandId: string;
  /** SHA-256 hex of the canonical request; the same command id with another hash, or with none, is refused. */
  readonly requestHash?: string;
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
  /** The revision of the last event that touched this thing, as the caller has seen it. */
  readonly ifMatch?: { readonly thing: string; readonly revision: number };
}

export type CommandOutcome<Rejection, Event extends DomainEvent = DomainEvent> =
  | {
      readonly kind: 'accepted';
      /** The events of this command, as they were recorded when it was first accepted. */
      readonly events: readonly Event[];
      /** Name of the stream that holds them. */
      readonly stream: string;
      /** Revision of the last of them. */
      readonly revision: number;
      /** Log position of the last of them, or of the last event that was recorded together with them. */
      readonly position: LogPosition;
      /** For each thing that these events touched, the revision of the last one that did: its ETag after the command. */
      readonly touched: ReadonlyMap<string, number>;
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
  ): Promise<CommandOutcome<Rejection, Event>>;

  /** Folded state of a stream up to its head, from the cache where it is warm. */
  load<State, Command, Event extends DomainEvent, Rejection>(
    aggregate: Aggregate<State, Command, Event, Rejection>,
    streamId: string,
  ): Promise<{ readonly state: State; readonly revision: number | undefined }>;
}

/** Other writers were faster each time; nothing was written. Trying again later, under the same command id, is safe. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';

  constructor(stream: string, attempts: number) {
    super(`stream ${stream}: ${attempts} attempts met a revision that another writer had taken; try again later`);
  }
}
