import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { WORKBOOK_MEDIA_TYPE } from '@lotsenbuch/service-kit';
import type { TestApplication } from '../start-application.js';
import { startCounters } from './counter-application.fixture.js';
import { type RawAnswer, rawRequest } from './raw-request.fixture.js';

let app: TestApplication;
beforeAll(async () => {
  app = await startCounters({ env: { PUBLIC_HOSTS: 'counters.example', LOG_LEVEL: 'debug' } });
});
afterAll(() => app.close());

const post = (body: string | Buffer, headers: Record<string, string> = {}, path = '/v1/counters') =>
  rawRequest(`${app.url}${path}`, {
    method: 'POST',
    body,
    headers: {
      Authorization: `Bearer ${app.token('officer')}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      ...headers,
    },
  });

const expectProblem = (answer: RawAnswer, status: number, name: string) => {
  const problem = JSON.parse(answer.text);
  expect({ status: answer.status, type: problem.type, inBody: problem.status }).toEqual({
    status,
    type: `urn:lotsenbuch:problem:${name}`,
    inBody: status,
  });
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(answer.headers['correlation-id']).toBe(problem.correlationId);
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  return problem;
};

describe('a body', () => {
  test.each(['{"label":', '{label:1}', "{'label':1}", 'label=1', '{"a":1}}'])(
    'that is not JSON is a 400: %s',
    async (text) => {
      const problem = expectProblem(await post(text), 400, 'malformed-request');
      expect(problem.detail).toMatch(/^The body is not JSON: it breaks at /);
    },
  );

  test('that is not UTF-8 is a 400', async () => {
    const latin1 = Buffer.from('{"label":"für","limit":1}', 'latin1');
    expect(expectProblem(await post(latin1), 400, 'malformed-request').detail).toBe('The body is not UTF-8.');
  });

  test('that says it is in another encoding is a 415', async () => {
    expectProblem(
      await post('{}', { 'Content-Type': 'application/json; charset=latin1' }),
      415,
      'unsupported-media-type',
    );
    expectProblem(await post('{}', { 'Content-Encoding': 'gzip' }), 415, 'unsupported-media-type');
  });

  test('with half a character in it is a 400: it could not be hashed', async () => {
    expectProblem(await post('{"label":"\\ud800","limit":1}'), 400, 'malformed-request');
  });

  test('with a value of the wrong type is a 400 that names field, expected and found', async () => {
    const problem = expectProblem(await post('{"label":5,"limit":"3","colour":"blue"}'), 400, 'validation');
    expect(problem.errors).toEqual([
      { field: 'colour', expected: 'must not be here: no such field', found: '"blue"' },
      { field: 'label', expected: 'must be a string; must be shorter than or equal to 100 characters', found: '5' },
      {
        field: 'limit',
        expected: 'must be an integer number; must not be less than 1; must not be greater than 1000',
        found: '"3"',
      },
    ]);
  });

  test.each(['', 'null', '[]', '"x"', '7'])('that is no object is a 400: %s', async (text) => {
    expectProblem(await post(text), 400, 'validation');
  });

  test('that reaches for the prototype is a 400', async () => {
    expectProblem(await post('{"__proto__":{"label":"x"},"label":"x","limit":1}'), 400, 'validation');
  });

  test('of more than 1 MiB is a 413, and the connection is closed', async () => {
    const answer = await post(JSON.stringify({ label: 'x'.repeat(1024 * 1024), limit: 1 }));
    expectProblem(answer, 413, 'too-large');
    expect(answer.headers.connection).toBe('close');
  });

  test('of an unknown type is a 415', async () => {
    expectProblem(await post('<a/>', { 'Content-Type': 'application/xml' }), 415, 'unsupported-media-type');
    expectProblem(await post('{}', { 'Content-Type': 'text/plain' }), 415, 'unsupported-media-type');
  });
});

describe('a file', () => {
  test('is a 415 where none is taken, or another kind', async () => {
    const workbook = { 'Content-Type': WORKBOOK_MEDIA_TYPE };
    expectProblem(await post('x', workbook), 415, 'unsupported-media-type');
    expectProblem(await post('x', workbook, '/v1/counters/file'), 415, 'unsupported-media-type');
    expectProblem(await post('{}', {}, '/v1/counters/file'), 415, 'unsupported-media-type');
  });

  test('can have more than 1 MiB where one is taken', async () => {
    const answer = await post(Buffer.alloc(2 * 1024 * 1024), { 'Content-Type': 'text/csv' }, '/v1/counters/file');
    expect(JSON.parse(answer.text)).toEqual({ bytes: 2 * 1024 * 1024 });
  });

  test('of more than 64 MiB is a 413, known from its length before it is read', async () => {
    const headers = { 'Content-Type': 'text/csv', 'Content-Length': String(64 * 1024 * 1024 + 1) };
    expectProblem(await answerTo(headers), 413, 'too-large');
  });

  test('of nobody is a 401 before it is read', async () => {
    const headers = { 'Content-Type': 'text/csv', 'Content-Length': '1000', Authorization: '' };
    expectProblem(await answerTo(headers), 401, 'unauthenticated');
  });

  /** The answer to a request of which only the headers are sent. */
  const answerTo = async (headers: Record<string, string>): Promise<RawAnswer> => {
    const all: Record<string, string> = {
      Host: 'localhost',
      Authorization: `Bearer ${app.token('officer')}`,
      'Idempotency-Key': 'k',
      ...headers,
    };
    const lines = Object.entries(all)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}\r\n`);
    const text = await send(`POST /v1/counters/file HTTP/1.1\r\n${lines.join('')}\r\n`);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const [status = '', ...fields] = head.split('\r\n');
    const pairs = fields
      .map((field) => field.split(': '))
      .map(([name = '', value = '']) => [name.toLowerCase(), value]);
    return { status: Number(status.split(' ')[1]), headers: Object.fromEntries(pairs), text: body };
  };
});

/** Everything the server says to these bytes until its first complete answer. */
const send = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1]);
      if (Buffer.byteLength(text.split('\r\n\r\n')[1] ?? '') >= length) socket.destroy();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });

describe('an address', () => {
  test('that nobody knows is a 404', async () => {
    for (const path of ['/v1/nothing', '/v1/counters/a/b/c', '/V1/counters', '/v1/counters/']) {
      expectProblem(await rawRequest(`${app.url}${path}`, {}), 404, 'not-found');
    }
  });

  test('with a method it does not know is a 405 that says which it knows', async () => {
    const answer = await rawRequest(`${app.url}/v1/counters`, { method: 'DELETE' });
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
    const raise = await rawRequest(`${app.url}/v1/counters/7/raise`, {});
    expect(expectProblem(raise, 405, 'method-not-allowed').detail).toBe('This address takes POST.');
  });

  test('that is not percent-encoded UTF-8 is a 400', async () => {
    expectProblem(await rawRequest(app.url, { path: '/v1/counters/%ff' }), 400, 'malformed-request');
  });

  test('with an over-long part is a 414', async () => {
    expectProblem(await rawRequest(`${app.url}/v1/counters/${'x'.repeat(201)}`, {}), 414, 'uri-too-long');
  });

  test('with an unknown, wrong or repeated query parameter is a 400 that names it', async () => {
    const errorsOf = async (query: string) =>
      expectProblem(await rawRequest(`${app.url}/v1/counters?${query}`, {}), 400, 'validation').errors;
    expect(await errorsOf('colour=blue')).toEqual([
      { field: 'colour', expected: 'must not be here: no such field', found: '"blue"' },
    ]);
    expect(await errorsOf('limit=201')).toEqual([
      { field: 'limit', expected: 'must not be greater than 200', found: '201' },
    ]);
    expect(await errorsOf('limit=0')).toHaveLength(1);
    expect(await errorsOf('limit=ten')).toHaveLength(1);
    expect(await errorsOf('cursor=a&cursor=b')).toHaveLength(1);
    expect(await errorsOf('__proto__=x')).toHaveLength(1);
  });

  test('with a cursor of another list, or none at all, is a 400', async () => {
    expectProblem(await rawRequest(`${app.url}/v1/counters?cursor=x`, {}), 400, 'malformed-request');
  });
});

describe('the Host header', () => {
  const withHost = (host: string, path = '/health/live') =>
    rawRequest(`${app.url}${path}`, { headers: { Host: host } });

  test('that names somebody else is a 421 everywhere, also where there is nothing', async () => {
    for (const path of ['/health/live', '/v1/counters', '/openapi.json', '/nothing', '/session?token=x']) {
      expectProblem(await withHost('evil.example', path), 421, 'misdirected');
    }
  });

  test('can be loopback or a public name, with any port', async () => {
    for (const host of ['localhost', '127.0.0.1:1', '[::1]:8080', 'counters.example', 'Counters.Example:443']) {
      expect((await withHost(host)).status).toBe(200);
    }
  });
});

describe('what is not HTTP', () => {
  test('is a 400 problem, and the connection is closed', async () => {
    const text = await send('HELLO\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 400 The request cannot be read\r\nContent-Type: application\/problem\+json\r\n/);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '').type).toBe('urn:lotsenbuch:problem:malformed-request');
  });

  test('with headers of more than 16 KiB is a 431', async () => {
    const text = await send(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe('an error of the service itself', () => {
  test('is a 500 that shows nothing of its inside, and a line in the log with the same correlation id', async () => {
    const answer = await rawRequest(`${app.url}/v1/counters/broken`, { headers: { 'Correlation-Id': 'find-me' } });
    expectProblem(answer, 500, 'unexpected');
    expect(answer.text).not.toContain('secret');
    const line = app.log.map((text) => JSON.parse(text)).find(({ level }) => level === 'error');
    expect(line).toMatchObject({
      correlationId: 'find-me',
      problem: 'unexpected',
      err: { message: 'the secret inside' },
    });
  });
});
