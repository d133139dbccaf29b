import { ok } from '@lotsenbuch/kernel';
import { type CounterEvent, counterDecider, countersProjection } from './counter/counter.fixture.js';
import { recorded } from './event-builders.js';
import { given } from './given.js';

const opened: CounterEvent = {
  type: 'CounterOpened',
  schemaVersion: 1,
  data: { counterId: 'c', label: 'visits', limit: 5 },
};
const raised = (by: number): CounterEvent => ({
  type: 'CounterRaised',
  schemaVersion: 1,
  data: { counterId: 'c', by },
});

describe('given events, when a command is decided', () => {
  test('then these events', () => {
    given(counterDecider, opened, raised(2)).when({ type: 'raise', by: 3 }).thenEvents(raised(3));
  });

  test('then nothing, if nothing had to change', () => {
    given(counterDecider, opened).when({ type: 'raise', by: 0 }).thenEvents();
  });

  test('then it is rejected', () => {
    given(counterDecider).when({ type: 'raise', by: 1 }).thenRejected({ kind: 'unknownCounter' });
    given(counterDecider, opened, raised(5))
      .when({ type: 'raise', by: 1 })
      .thenRejected({ kind: 'limitReached', limit: 5 });
  });
});

describe('a test fails', () => {
  test('if other events, no events, or a rejection came', () => {
    expect(() => given(counterDecider, opened).when({ type: 'raise', by: 1 }).thenEvents(raised(2))).toThrow();
    expect(() => given(counterDecider, opened).when({ type: 'raise', by: 1 }).thenEvents()).toThrow();
    expect(() => given(counterDecider).when({ type: 'raise', by: 1 }).thenEvents(raised(1))).toThrow();
  });

  test('if it was accepted, or rejected for another reason', () => {
    expect(() =>
      given(counterDecider, opened).when({ type: 'raise', by: 1 }).thenRejected({ kind: 'unknownCounter' }),
    ).toThrow();
    expect(() =>
      given(counterDecider).when({ type: 'raise', by: 1 }).thenRejected({ kind: 'limitReached', limit: 5 }),
    ).toThrow();
  });

  test('if the decider remembers what it decided before', () => {
    const decided: CounterEvent[] = [];
    const remembering = { ...counterDecider, decide: () => ok([raised(decided.push(opened))]) };
    expect(() => given(remembering).when({ type: 'raise', by: 1 })).toThrow();
  });

  test('if the decider writes to what it was given', () => {
    const careless: typeof counterDecider = {
      ...counterDecider,
      decide(command) {
        Object.assign(command, { by: 2 });
        return ok([]);
      },
    };
    expect(() => given(careless).when({ type: 'raise', by: 1 })).toThrow(/read only/);
  });
});

describe('given recorded events', () => {
  test('then these rows of the projection', () => {
    given(countersProjection, ...recorded('counter-c', opened, raised(2), raised(1))).thenRows({
      c: { counterId: 'c', label: 'visits', value: 3, revision: 2 },
    });
  });

  test('the projection sees only what its filter asks for', () => {
    given(countersProjection, ...recorded('other-c', opened)).thenRows({});
  });

  test('a test fails if a row is another, missing or too many', () => {
    const events = recorded('counter-c', opened);
    const row = { counterId: 'c', label: 'visits', value: 0, revision: 0 };
    given(countersProjection, ...events).thenRows({ c: row });
    expect(() => given(countersProjection, ...events).thenRows({ c: { ...row, value: 1 } })).toThrow();
    expect(() => given(countersProjection, ...events).thenRows({})).toThrow();
    expect(() => given(countersProjection, ...events).thenRows({ c: row, d: row })).toThrow();
  });

  test('a test fails if the projection writes to a row', () => {
    const careless: typeof countersProjection = {
      ...countersProjection,
      evolve: (row, event, key) =>
        row ? Object.assign(row, { value: 9 }) : countersProjection.evolve(row, event, key),
    };
    expect(() => given(careless, ...recorded('counter-c', opened, raised(1))).thenRows({})).toThrow(/read only/);
  });
});
