import type { RecordedEvent } from '@lotsenbuch/event-store';
import { type Aggregate, type Decider, err, ok } from '@lotsenbuch/kernel';
import type { Projection } from '@lotsenbuch/projections';

/** The smallest service there can be: something that is opened and then raised, never above its limit. */
export interface CounterOpened {
  readonly type: 'CounterOpened';
  readonly schemaVersion: 1;
  readonly data: { readonly counterId: string; readonly label: string; readonly limit: number };
}
export interface CounterRaised {
  readonly type: 'CounterRaised';
  readonly schemaVersion: 1;
  readonly data: { readonly counterId: string; readonly by: number };
}
export type CounterEvent = CounterOpened | CounterRaised;

export type CounterCommand =
  | { readonly type: 'open'; readonly counterId: string; readonly label: string; readonly limit: number }
  | { readonly type: 'raise'; readonly by: number };

export type CounterRejection = { readonly kind: 'unknownCounter' } | { readonly kind: 'limitReached'; limit: number };

export interface Counter {
  readonly counterId: string;
  readonly value: number;
  readonly limit: number;
}

export const counterDecider: Decider<Counter | undefined, CounterCommand, CounterEvent, CounterRejection> = {
  version: 'counter-1',
  initialState: undefined,
  decide(command, counter) {
    if (command.type === 'open') {
      const { counterId, label, limit } = command;
      return ok(counter ? [] : [{ type: 'CounterOpened', schemaVersion: 1, data: { counterId, label, limit } }]);
    }
    if (counter === undefined) return err({ kind: 'unknownCounter' });
    if (counter.value + command.by > counter.limit) return err({ kind: 'limitReached', limit: counter.limit });
    const { counterId } = counter;
    return ok(
      command.by === 0 ? [] : [{ type: 'CounterRaised', schemaVersion: 1, data: { counterId, by: command.by } }],
    );
  },
  evolve(counter, event) {
    if (event.type === 'CounterOpened') return { counterId: event.data.counterId, value: 0, limit: event.data.limit };
    return counter && { ...counter, value: counter.value + event.data.by };
  },
};

export const counterAggregate: Aggregate<Counter | undefined, CounterCommand, CounterEvent, CounterRejection> = {
  category: 'counter',
  decider: counterDecider,
  touches: (event) => [event.data.counterId],
};

export interface CounterRow {
  readonly counterId: string;
  readonly label: string;
  readonly value: number;
  readonly revision: number;
}

export const countersProjection: Projection<CounterRow> = {
  name: 'counters',
  version: 1,
  filter: { streamPrefixes: ['counter-'] },
  keys: ({ envelope }: RecordedEvent) => [(envelope.data as CounterEvent['data']).counterId],
  evolve(row, { envelope }) {
    const { type, data } = envelope as RecordedEvent['envelope'] & CounterEvent;
    const { revision } = envelope;
    if (type === 'CounterOpened') return { counterId: data.counterId, label: data.label, value: 0, revision };
    return row && { ...row, value: row.value + data.by, revision };
  },
  indexes: { label: (row) => row.label },
};
