import type { Decider, DomainEvent } from './decider.js';

/** A decider with what is needed to run it on streams of one category: one object per category, shared by its use cases. */
export interface Aggregate<State, Command, Event extends DomainEvent, Rejection> {
  readonly category: string;
  readonly decider: Decider<State, Command, Event, Rejection>;
  /** Ids of the things in the stream that this event touches; an ETag belongs to a thing, not to a stream. */
  touches(event: Event): readonly string[];
}
