import { randomUUID } from 'node:crypto';
import type { HttpClient } from '../http-client.js';
import type { TestApplication } from '../start-application.js';
import { startCounters } from './counter-application.fixture.js';

interface CommandBody {
  readonly counterId: string;
  readonly revision: number;
  readonly logPosition: string;
  readonly event?: string;
}

let app: TestApplication;
let officer: HttpClient;
beforeAll(async () => {
  app = await startCounters();
  officer = app.client('officer');
});
afterAll(() => app.close());

const problem = (name: string) => ({ type: `urn:lotsenbuch:problem:${name}` });
const open = async (): Promise<string> => {
  const answer = await officer.post<CommandBody>('/v1/counters', { label: 'visits', limit: 10 });
  expect(answer.status).toBe(201);
  return answer.body.counterId;
};
const raise = (counterId: string, by: number, ifMatch?: number, idempotencyKey = randomUUID()) =>
  officer.post<CommandBody>(
    `/v1/counters/${counterId}/raise`,
    { by },
    {
      idempotencyKey,
      ...(ifMatch !== undefined && { ifMatch }),
    },
  );

describe('a change', () => {
  test('answers the new revision as ETag and where it is in the log, in headers and body', async () => {
    const answer = await raise(await open(), 3, 0);
    expect(answer.status).toBe(200);
    expect(answer.body.revision).toBe(1);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('log-position')).toBe(answer.body.logPosition);
  });

  test('answers the event that it recorded, in header and body, and the same one when it is repeated', async () => {
    const counterId = await open();
    const key = randomUUID();
    const answer = await raise(counterId, 3, 0, key);
    expect(answer.body.event).toBe(`counter-${counterId}/1`);
    expect(answer.headers.get('event')).toBe(answer.body.event);
    await raise(counterId, 1, 1);
    const again = await raise(counterId, 3, 0, key);
    expect([again.body.event, again.headers.get('event')]).toEqual([answer.body.event, answer.body.event]);
  });

  test('is seen by a read that waits for its log position', async () => {
    const counterId = await open();
    const { body } = await raise(counterId, 3, 0);
    const read = await officer.get(`/v1/counters/${counterId}?minLogPosition=${body.logPosition}`);
    expect(read.body).toEqual({ counterId, label: 'visits', value: 3, revision: 1 });
    expect(read.headers.get('etag')).toBe('"1"');
  });

  test('that changes nothing answers where the log stands, and no event', async () => {
    const counterId = await open();
    const { body } = await raise(counterId, 1, 0);
    const nothing = await raise(counterId, 0, 1);
    expect(nothing.status).toBe(200);
    expect(nothing.body).toEqual({ counterId, revision: 1, logPosition: body.logPosition });
    expect(nothing.headers.get('event')).toBeNull();
  });

  test('that breaks a rule is answered with the problem of the service', async () => {
    const answer = await raise(await open(), 11, 0);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ ...problem('limit-reached'), detail: 'The limit is 10; raise it by less.' });
  });
});

describe('Idempotency-Key', () => {
  const send = (idempotencyKey: string, body: object = { label: 'once', limit: 3 }) =>
    officer.post<CommandBody>('/v1/counters', body, { idempotencyKey });

  test('is required on every POST: 400 without one, whatever else is wrong', async () => {
    const answer = await officer.post('/v1/counters', { label: 5 }, { idempotencyKey: '' });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      ...problem('idempotency-key-missing'),
      errors: [{ field: 'Idempotency-Key' }],
    });
  });

  test('that is malformed is a 400', async () => {
    for (const key of ['x'.repeat(256), 'schlüssel'])
      expect((await send(key)).body).toMatchObject(problem('idempotency-key-missing'));
  });

  test('repeated with the same request gives the original answer, and nothing is done twice', async () => {
    const key = randomUUID();
    const first = await send(key);
    const second = await send(key, { limit: 3, label: 'once' });
    expect([second.status, second.body]).toEqual([first.status, first.body]);
  });

  test('repeated after a restart and three other changes still gives the original answer', async () => {
    const key = randomUUID();
    const first = await send(key);
    await raise(first.body.counterId, 1, 0);
    await raise(first.body.counterId, 1, 1);
    await raise(first.body.counterId, 1, 2);
    await app.restart();
    officer = app.client('officer');
    const again = await send(key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
  });

  test('of a change repeats although If-Match is stale by now', async () => {
    const counterId = await open();
    const key = randomUUID();
    const first = await raise(counterId, 1, 0, key);
    await raise(counterId, 1, 1);
    expect((await raise(counterId, 1, 0, key)).body).toEqual(first.body);
  });

  test('reused for another request is a 422', async () => {
    const key = randomUUID();
    await send(key);
    const other = await send(key, { label: 'other', limit: 3 });
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject(problem('idempotency-key-reused'));
  });

  test('of one actor is not that of another', async () => {
    const key = randomUUID();
    const first = await send(key);
    const other = await app
      .client('example-loader')
      .post<CommandBody>('/v1/counters', { label: 'once', limit: 3 }, { idempotencyKey: key });
    expect(other.body.counterId).not.toBe(first.body.counterId);
  });

  test('of a refused request can be used again', async () => {
    const counterId = await open();
    const key = randomUUID();
    expect((await raise(counterId, 11, 0, key)).status).toBe(422);
    expect((await raise(counterId, 1, 0, key)).status).toBe(200);
  });
});

describe('If-Match', () => {
  test('is required where something is changed that exists: 428', async () => {
    const answer = await raise(await open(), 1);
    expect(answer.status).toBe(428);
    expect(answer.body).toMatchObject({ ...problem('precondition-required'), errors: [{ field: 'If-Match' }] });
  });

  test('that is stale is a 412 with the revision there is, and nothing is changed', async () => {
    const counterId = await open();
    const changed = await raise(counterId, 1, 0);
    const stale = await raise(counterId, 1, 0);
    expect(stale.status).toBe(412);
    expect(stale.body).toMatchObject(problem('precondition-failed'));
    expect(stale.headers.get('etag')).toBe('"1"');
    const read = await officer.get(`/v1/counters/${counterId}?minLogPosition=${changed.body.logPosition}`);
    expect(read.body).toMatchObject({ value: 1, revision: 1 });
  });

  test('that is from the future is a 412 too', async () => {
    expect((await raise(await open(), 1, 5)).status).toBe(412);
  });

  test.each(['*', 'W/"0"', '0', '"0", "1"'])('that is %s is a 400', async (header) => {
    const answer = await officer.post(
      `/v1/counters/${await open()}/raise`,
      { by: 1 },
      { headers: { 'If-Match': header } },
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject(problem('malformed-precondition'));
  });
});

describe('minLogPosition', () => {
  test('of another store, or malformed, is a 400', async () => {
    for (const position of ['0123456789ab-00000000000000000001', 'x']) {
      const answer = await officer.get(`/v1/counters?minLogPosition=${position}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject(problem('foreign-log-position'));
    }
  });

  test('that nothing has reached is a 503 after a bounded wait, with when to ask again', async () => {
    const { body } = await officer.post<CommandBody>('/v1/counters', { label: 'a', limit: 1 });
    const future = body.logPosition.replace(/\d{20}$/, '00000000000000999999');
    const answer = await officer.get(`/v1/counters?minLogPosition=${future}`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body).toMatchObject(problem('read-model-behind'));
  });
});

test('every event carries who asked, under which correlation id and request hash', async () => {
  await officer.post('/v1/counters', { label: 'traced', limit: 1 }, { headers: { 'Correlation-Id': 'case-4711' } });
  const line = app.log.map((text) => JSON.parse(text)).find(({ correlationId }) => correlationId === 'case-4711');
  expect(line).toMatchObject({ msg: 'request', actor: 'officer:local', status: 201, path: '/v1/counters' });
});
