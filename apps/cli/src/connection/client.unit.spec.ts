import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import { Client, type ClientPorts } from './client.js';
import { ServerProblem } from './problem.js';
import { ConnectionFailed, type Exchange, type RawAnswer } from './transport.js';

type Step = RawAnswer | ConnectionFailed;

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): RawAnswer => ({
  status,
  headers,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const behind = (retryAfter?: string) =>
  answer(
    503,
    { type: 'urn:lotsenbuch:problem:outcome-unknown', title: 'Unknown', status: 503 },
    retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  );
const broken = new ConnectionFailed('the connection broke');

/** A client whose exchanges end as given, the last one for ever. */
function clientWith(steps: readonly Step[], more: Partial<ClientPorts> = {}) {
  const calls: Exchange[] = [];
  const pauses: number[] = [];
  const said: string[] = [];
  const client = new Client({
    baseUrl: 'http://127.0.0.1:8080',
    tokenFor: (role) => `token-of-${role}`,
    exchange: async (call) => {
      const step = steps[Math.min(calls.length, steps.length - 1)];
      calls.push(call);
      if (step === undefined || step instanceof ConnectionFailed) throw step;
      return step;
    },
    sleep: async (ms) => {
      pauses.push(ms);
    },
    onRetry: (why, attempt) => said.push(`${attempt}: ${why}`),
    ...more,
  });
  return { client, calls, pauses, said };
}

const post = (client: Client) =>
  client.post('/v1/carriers/1/merge', {
    as: 'officer',
    idempotencyKey: 'key-1',
    ifMatch: '"3"',
    contentType: 'application/json',
    body: Buffer.from('{}'),
  });

const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Failure);
  return thrown as Failure;
};

describe('one request', () => {
  test('public figures are read without a token', async () => {
    const { client, calls } = clientWith([answer(200, { items: [] }, { etag: '"4"' })]);

    expect(await client.get('/v1/carriers', { query: { q: 'ä b', limit: 2, cursor: undefined } })).toEqual({
      body: { items: [] },
      status: 200,
      etag: '"4"',
    });
    expect(calls[0]?.url.href).toBe('http://127.0.0.1:8080/v1/carriers?q=%C3%A4+b&limit=2');
    expect(calls[0]?.headers).toEqual({ Accept: 'application/json' });
  });

  test('a change carries token, Idempotency-Key and If-Match', async () => {
    const { client, calls } = clientWith([answer(200, {})]);
    await post(client);
    expect(calls[0]?.headers).toEqual({
      Accept: 'application/json',
      Authorization: 'Bearer token-of-officer',
      'Content-Type': 'application/json',
      'Idempotency-Key': 'key-1',
      'If-Match': '"3"',
    });
  });

  test('a platform below a path is asked below that path', async () => {
    const { client, calls } = clientWith([answer(200, {})], { baseUrl: 'https://example.org/lotsenbuch' });
    await client.get('/v1/carriers');
    expect(calls[0]?.url.href).toBe('https://example.org/lotsenbuch/v1/carriers');
    expect(client.url).toBe('https://example.org/lotsenbuch');
  });

  test.each(['localhost:8080', 'ftp://example.org', 'nonsense'])('"%s" is no address of a platform', (baseUrl) => {
    expect(() => clientWith([], { baseUrl })).toThrow(/LOTSENBUCH_URL is ".*": expected an http or https address/);
  });

  test('a refusal is not repeated', async () => {
    const { client, calls } = clientWith([answer(412, { type: 't', title: 'It has changed', status: 412 })]);
    const failure = await failureOf(post(client));
    expect(failure).toBeInstanceOf(ServerProblem);
    expect(failure.exitCode).toBe(EXIT.conflict);
    expect(calls).toHaveLength(1);
  });

  test.each([[answer(200, '<html>')], [answer(502, 'Bad gateway')], [answer(404, { error: 'not ours' })]])(
    'an answer that is not the platform\'s ends with "check LOTSENBUCH_URL"',
    async (strange) => {
      const failure = await failureOf(clientWith([strange]).client.get('/v1/carriers'));
      expect(failure.exitCode).toBe(EXIT.unexpected);
      expect(failure.message).toMatch(/does not answer like Lotsenbuch \(status \d+, .*\)\.\n {2}Check LOTSENBUCH_URL/);
    },
  );
});

describe('retries', () => {
  test('after broken connections and 503 the very same request is sent again', async () => {
    const { client, calls, pauses, said } = clientWith([broken, behind('1'), broken, answer(200, { done: true })]);

    expect((await post(client)).body).toEqual({ done: true });

    expect(calls).toHaveLength(4);
    for (const call of calls) expect(call).toEqual(calls[0]);
    expect(pauses).toEqual([250, 1_000, 1_000]);
    expect(said).toEqual(['1: the connection broke', '2: status 503', '3: the connection broke']);
  });

  test('they end after the fifth time: a platform that cannot be reached', async () => {
    const { client, calls, pauses } = clientWith([broken]);
    const failure = await failureOf(post(client));
    expect(failure.exitCode).toBe(EXIT.unreachable);
    expect(failure.message).toMatch(/127\.0\.0\.1:8080 cannot be reached: the connection broke/);
    expect(calls).toHaveLength(5);
    expect(pauses).toEqual([250, 500, 1_000, 2_000]);
  });

  test('they end after the fifth time: a platform that keeps answering 503', async () => {
    const { client, calls } = clientWith([behind()]);
    const failure = await failureOf(post(client));
    expect(failure.exitCode).toBe(EXIT.unreachable);
    expect(failure.message).toMatch(/^Unknown \(503\)/);
    expect(calls).toHaveLength(5);
  });

  test('a 503 that only an operator can end is not waited for', async () => {
    const { client, calls } = clientWith([behind('30')]);
    expect((await failureOf(post(client))).exitCode).toBe(EXIT.unreachable);
    expect(calls).toHaveLength(1);
  });
});

describe('asking for readiness', () => {
  test('503 is the answer, not a reason to ask again', async () => {
    const { client, calls } = clientWith([answer(503, { status: 'notReady', checks: [] })]);
    expect(await client.readiness()).toEqual({ ready: false, answer: { status: 'notReady', checks: [] } });
    expect(calls).toHaveLength(1);
  });
});
