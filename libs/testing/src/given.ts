import type { RecordedEvent } from '@lotsenbuch/event-store';
import type { Decider, DomainEvent } from '@lotsenbuch/kernel';
import { foldProjection, type Projection } from '@lotsenbuch/projections';
import { deepFreeze } from './deep-freeze.js';

interface WhenCommand<Command, Event, Rejection> {
  when(command: Command): ThenOutcome<Event, Rejection>;
}

interface ThenOutcome<Event, Rejection> {
  /** Accepted with exactly these events; with none, accepted because there was nothing to change. */
  thenEvents(...events: readonly Event[]): void;
  thenRejected(rejection: Rejection): void;
}

interface ThenRows<Row> {
  /** Exactly these rows, by key. */
  thenRows(rows: Readonly<Record<string, Row>>): void;
}

/**
 * A test in three sentences: after these events, this command leads to these events, or these rows are there.
 * Everything handed in is frozen, and a command is decided twice: a decider or projection that writes to its input or
 * remembers something fails.
 */
export function given<State, Command, Event extends DomainEvent, Rejection>(
  decider: Decider<State, Command, Event, Rejection>,
  ...events: readonly NoInfer<Event>[]
): WhenCommand<Command, Event, Rejection>;
export function given<Row extends object>(
  projection: Projection<Row>,
  ...events: readonly RecordedEvent[]
): ThenRows<Row>;
export function given<State, Command, Event extends DomainEvent, Rejection, Row extends object>(
  subject: Decider<State, Command, Event, Rejection> | Projection<Row>,
  ...events: readonly (Event | RecordedEvent)[]
): WhenCommand<Command, Event, Rejection> | ThenRows<Row> {
  const past = deepFreeze(structuredClone(events));
  return 'decide' in subject
    ? givenDecider(subject, past as readonly Event[])
    : givenProjection(subject, past as readonly RecordedEvent[]);
}

function givenDecider<State, Command, Event extends DomainEvent, Rejection>(
  decider: Decider<State, Command, Event, Rejection>,
  events: readonly Event[],
): WhenCommand<Command, Event, Rejection> {
  const fold = () => events.reduce((state, event) => decider.evolve(state, event), decider.initialState);
  return {
    when(command) {
      const asked = deepFreeze(structuredClone(command));
      const outcome = decider.decide(asked, fold());
      expect(decider.decide(asked, fold())).toEqual(outcome);
      return {
        thenEvents: (...expected) => expect(outcome).toEqual({ ok: true, value: expected }),
        thenRejected: (expected) => expect(outcome).toEqual({ ok: false, error: expected }),
      };
    },
  };
}

function givenProjection<Row extends object>(
  projection: Projection<Row>,
  events: readonly RecordedEvent[],
): ThenRows<Row> {
  const { streamPrefixes, types } = projection.filter;
  const asked = events.filter(
    ({ envelope }) =>
      (streamPrefixes?.some((prefix) => envelope.stream.startsWith(prefix)) ?? true) &&
      (types?.includes(envelope.type) ?? true),
  );
  const freezing: Projection<Row> = {
    ...projection,
    keys: (event) => projection.keys(event),
    evolve: (row, event, key) => deepFreeze(projection.evolve(row, event, key)),
  };
  return {
    thenRows: (expected) => expect(Object.fromEntries(foldProjection(freezing, asked))).toEqual(expected),
  };
}
