import { anEvent } from '@lotsenbuch/testing';
import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';

let app: PlatformUnderTest;
beforeEach(async () => {
  app = await PlatformUnderTest.start();
  await app.import(2016, smallRegister(2016));
});
afterEach(() => app[Symbol.asyncDispose]());

/** Writes past every use case, as only a fault in the software or in the store could. */
const append = async (type: string, data: object) => {
  const stream = 'publishedRegister-2016';
  const head = await app.eventStore.streamHead(stream);
  const event = anEvent().ofType(type, data).build();
  const { position } = await app.eventStore.append(stream, head ?? 'noStream', [event]);
  return { position, id: event.id, revision: (head ?? -1) + 1 };
};
const DAMAGED = { recordId: '2016-never-recorded', importId: 'none', file: 'none' };

interface Consumer {
  readonly name: string;
  readonly state: string;
}
const consumers = async () =>
  (await app.client('operator').get<{ consumers: readonly Consumer[] }>('/v1/status')).body.consumers;
const consumer = async (name: string) => (await consumers()).find((one) => one.name === name);
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
};
const stopped = (name: string) => until(async () => (await consumer(name))?.state === 'stopped');

describe('a projection that meets an event it cannot handle', () => {
  test('stops at it visibly: readiness is red with the reason, status and metrics show the place', async () => {
    const { id, revision, position } = await append('PublishedGrantWithdrawn', DAMAGED);
    await stopped('published-grants');

    const ready = await app.client().get<{ checks: readonly { name: string; reason?: string }[] }>('/health/ready');
    expect(ready.status).toBe(503);
    const check = ready.body.checks.find(({ name }) => name === 'consumer published-grants');
    expect(check).toMatchObject({ ready: false });
    expect(check?.reason).toMatch(
      new RegExp(`PublishedGrantWithdrawn publishedRegister-2016@${revision}.*2016-never-recorded.*never recorded`),
    );
    expect(await consumer('published-grants')).toMatchObject({
      state: 'stopped',
      failure: { at: { eventId: id, logPosition: position, eventType: 'PublishedGrantWithdrawn', revision } },
    });
    const { text } = await app.client().get('/metrics');
    expect(text).toContain('lotsenbuch_consumer_state{consumer="published-grants",state="stopped"} 1');
    expect(text).toMatch(/lotsenbuch_consumer_lag\{consumer="published-grants"\} [1-9]/);
  });

  test('leaves the figures of before readable, and a read that asks for more is 503', async () => {
    const before = await app.client().get('/v1/reports/published-grants?year=2016');
    const { position } = await append('PublishedGrantWithdrawn', DAMAGED);
    await stopped('published-grants');
    expect((await app.client().get('/v1/reports/published-grants?year=2016')).text).toBe(before.text);
    const behind = await app.client().get(`/v1/published-grants?minLogPosition=${position}`);
    expect(behind.status).toBe(503);
    expect(behind.headers.get('retry-after')).toBe('1');
    expect(behind.body).toMatchObject({ type: 'urn:lotsenbuch:problem:read-model-behind' });
  });

  test('does not hold the others: imports are recorded, their recipients resolved, carriers registered', async () => {
    await append('PublishedGrantWithdrawn', DAMAGED);
    await stopped('published-grants');
    const file = smallRegister(2019);
    const { status } = await app.client('officer').postFile('/v1/register-imports?year=2019', file);
    expect(status).toBe(201);
    const head = await app.eventStore.logHead();
    await until(async () => (await app.items('/v1/register-imports', 'officer')).length === 2);
    expect(head).toBeDefined();
    expect(await consumer('published-grants')).toMatchObject({ state: 'stopped' });
    expect(await consumer('recipient-resolution')).toMatchObject({ state: 'live' });
  });

  test('stands there again after a restart, and says so in the log of the program', async () => {
    await append('PublishedGrantWithdrawn', DAMAGED);
    await stopped('published-grants');
    await app.restart();
    await stopped('published-grants');
    expect((await app.client().get('/health/ready')).status).toBe(503);
    const told = app.log.map((line) => JSON.parse(line)).filter(({ consumer }) => consumer === 'published-grants');
    expect(told.at(-1)).toMatchObject({
      level: 'error',
      msg: expect.stringMatching(/^published-grants stands still: .*never recorded/),
      at: { eventType: 'PublishedGrantWithdrawn', stream: 'publishedRegister-2016' },
      attempts: expect.any(Number),
    });
  });
});

test('an event of a type that nobody knows is carried, shown in the log and skipped by no one', async () => {
  const before = await app.client().get('/v1/reports/published-grants?year=2016');
  const { id } = await append('PublishedGrantBlessed', { recordId: '2016-x', by: 'nobody' });
  await app.settled();
  expect((await app.client().get('/health/ready')).status).toBe(200);
  expect((await app.client().get('/v1/reports/published-grants?year=2016')).text).toBe(before.text);
  const events = await app.items<{ readonly id: string; readonly data: object }>('/v1/events?limit=200', 'auditor');
  expect(events.at(-1)).toMatchObject({ id, data: { by: 'nobody' } });
  const history = await app.items<{ readonly type: string; readonly remark?: string }>(
    '/v1/streams/publishedRegister-2016/history?limit=200',
    'auditor',
  );
  expect(history.at(-1)).toMatchObject({ type: 'PublishedGrantBlessed', remark: expect.any(String) });
});
