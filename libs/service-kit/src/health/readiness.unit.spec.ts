import type { ConsumerStatus, RunningConsumer } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';
import { Readiness } from './readiness.js';

const consumer = (status: Partial<ConsumerStatus>): RunningConsumer => ({
  name: 'grants',
  status: () => ({ name: 'grants', state: 'live', position: undefined, ...status }),
  waitFor: async () => true,
  caughtUp: async () => {},
  stop: async () => {},
});
const failure: NonNullable<ConsumerStatus['failure']> = {
  at: {
    position: '0123456789ab-00000000000000000007' as LogPosition,
    eventId: '0190b6a0-0000-7000-8000-000000000007',
    eventType: 'PublishedGrantRecorded',
    stream: 'publishedRegister-2016',
    revision: 6,
  },
  reason: 'amount is missing',
  since: '2024-05-06T07:08:09.000Z',
  attempts: 3,
};

describe('readiness', () => {
  test.each(['live', 'catchingUp'] as const)('is given while a consumer is %s', async (state) => {
    expect(await new Readiness([consumer({ state })], []).results()).toEqual([
      { name: 'consumer grants', ready: true },
    ]);
  });

  test('is lost while a consumer stands at a failure, and says at which event, since when and why', async () => {
    const [result] = await new Readiness([consumer({ state: 'stopped', failure })], []).results();
    expect(result).toEqual({
      name: 'consumer grants',
      ready: false,
      reason:
        'stands at PublishedGrantRecorded publishedRegister-2016@6 (event 0190b6a0-0000-7000-8000-000000000007) ' +
        'since 2024-05-06T07:08:09.000Z, 3 attempts: amount is missing',
    });
  });

  test('is lost while a consumer stands without an event to blame', async () => {
    const { at: _, ...withoutEvent } = failure;
    const [result] = await new Readiness([consumer({ state: 'stopped', failure: withoutEvent })], []).results();
    expect(result?.reason).toMatch(/^stands before any event since/);
  });

  test('asks every check, and a check that fails is not ready either', async () => {
    const checks = [
      { name: 'example', reasonNotReady: async () => 'is being loaded' },
      { name: 'disk', reasonNotReady: async () => undefined },
      { name: 'bus', reasonNotReady: () => Promise.reject(new Error('no answer')) },
    ];
    expect(await new Readiness([], checks).results()).toEqual([
      { name: 'example', ready: false, reason: 'is being loaded' },
      { name: 'disk', ready: true },
      { name: 'bus', ready: false, reason: 'the check failed: Error: no answer' },
    ]);
  });

  test('is lost once the service is ending', async () => {
    const readiness = new Readiness([consumer({})], []);
    readiness.end();
    expect((await readiness.results())[0]).toEqual({ name: 'service', ready: false, reason: 'the service is ending' });
  });
});
