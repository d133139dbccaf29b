import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';
import { describeConsumers } from './consumer-metrics.js';
import { Registry } from './prometheus.js';

const consumer = (name: string): RunningConsumer => ({
  name,
  status: () => ({ name, state: 'live', position: undefined }),
  waitFor: async () => true,
  caughtUp: async () => {},
  stop: async () => {},
});
const describe = (...names: string[]): void =>
  describeConsumers(new Registry(), {
    store: { storeId: 'a', logHead: async (): Promise<LogPosition | undefined> => undefined },
    consumers: names.map(consumer),
  });

test('every consumer has a name of its own: two of one name are refused', () => {
  describe('grants', 'budget');
  expect(() => describe('grants', 'budget', 'grants')).toThrow('More than one consumer is named grants.');
});
