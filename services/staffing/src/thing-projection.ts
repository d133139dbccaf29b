import { domainEventOf, parseStreamName } from '@lotsenbuch/event-store';
import type { Aggregate, DomainEvent } from '@lotsenbuch/kernel';
import type { Projection } from '@lotsenbuch/projections';

/** A thing as its stream has it. */
export interface ThingRow<State> {
  readonly state: State;
  /** Revision of the last event of the stream: the ETag. */
  readonly revision: number;
}

/**
 * One row per stream of an aggregate: its folded state. An event that the aggregate does not know stops the projection.
 * @param version to be raised whenever the state of old events changes
 */
export const thingProjection = <State, Command, Event extends DomainEvent, Rejection>(
  name: string,
  version: number,
  { category, decider }: Aggregate<State, Command, Event, Rejection>,
): Projection<ThingRow<State>> => ({
  name,
  version,
  filter: { streamPrefixes: [`${category}-`] },
  keys: ({ envelope }) => [parseStreamName(envelope.stream).id],
  evolve: (row, { envelope }) => ({
    state: decider.evolve(row?.state ?? decider.initialState, domainEventOf<Event>(envelope)),
    revision: envelope.revision,
  }),
  indexes: {},
});
