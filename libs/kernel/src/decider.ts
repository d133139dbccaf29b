import type { Result } from './result.js';

/** What a decider reads and writes: a type name, the version of its data's shape, and the data itself. */
export interface DomainEvent {
  readonly type: string;
  readonly schemaVersion: number;
  /** Berlin calendar day from which the decision counts; absent where an event has no such day. */
  readonly effectiveOn?: string;
  readonly data: object;
}

/**
 * A pure decision function over one stream: no clock, no I/O, no randomness.
 * Time, ids and the actor come in with the command.
 */
export interface Decider<State, Command, Event extends DomainEvent, Rejection> {
  /** Written into every envelope, so that a later reader knows which rules decided. */
  readonly version: string;
  readonly initialState: State;
  /** An empty list of events means: accepted, and there was nothing to change. */
  decide(command: Command, state: State): Result<readonly Event[], Rejection>;
  evolve(state: State, event: Event): State;
}
