import { randomUUID } from 'node:crypto';
import { ManualClock } from '../manual-clock.js';
import type { TestApplication } from '../start-application.js';
import { startCounters } from './counter-application.fixture.js';
import { type RawAnswer, rawRequest } from './raw-request.fixture.js';

const clock = new ManualClock();
let app: TestApplication;
beforeAll(async () => {
  app = await startCounters({ now: clock.now, env: { LOG_LEVEL: 'trace' } });
});
afterAll(() => app.close());

const problem = (name: string) => ({ type: `urn:lotsenbuch:problem:${name}` });
const COUNTER = { label: 'visits', limit: 3 };

describe('a token', () => {
  test('that is missing is a 401 that says how to log in', async () => {
    const answer = await app.client().post('/v1/counters', COUNTER);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body).toMatchObject(problem('unauthenticated'));
  });

  test.each(['Bearer wrong', 'Bearer', 'Basic b2ZmaWNlcjp4', 'x'])(
    'that is wrong is a 401, also where none is needed: %s',
    async (value) => {
      const answer = await app.client().get('/v1/counters', { headers: { Authorization: value } });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    },
  );

  test('of an identity without the role is a 403 that names the role', async () => {
    const answer = await app.client('auditor').post('/v1/counters', COUNTER);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      ...problem('forbidden'),
      detail: 'This needs the role officer; the actor has auditor today.',
    });
  });

  test('is asked for before anything else about a change', async () => {
    const answer = await rawRequest(`${app.url}/v1/counters`, { method: 'POST', body: '{' });
    expect(answer.status).toBe(401);
  });

  test('is not needed for public figures', async () => {
    expect((await app.client().get('/v1/counters')).status).toBe(200);
  });
});

describe('a browser session', () => {
  const link = async (identity = 'officer'): Promise<string> => {
    const answer = await app.client(identity).post<{ path: string; expiresAt: string }>('/session/links');
    expect(answer.status).toBe(201);
    expect(answer.body.expiresAt).toBe(new Date(clock.now().getTime() + 15 * 60_000).toISOString());
    return answer.body.path;
  };
  const follow = (path: string, headers: Record<string, string> = {}) => rawRequest(`${app.url}${path}`, { headers });
  const cookieOf = (answer: RawAnswer): string => answer.headers['set-cookie']?.[0] ?? '';
  const login = async (): Promise<string> => cookieOf(await follow(await link())).split(';')[0] ?? '';
  const post = (
    cookie: string,
    headers: Record<string, string>,
    path = '/v1/counters',
    body = JSON.stringify(COUNTER),
  ) =>
    rawRequest(`${app.url}${path}`, {
      method: 'POST',
      body,
      headers: { Cookie: cookie, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers },
    });
  const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

  test('is opened by a link with a token, and leads to the first page', async () => {
    const answer = await follow(await link());
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(cookieOf(answer)).toMatch(
      /^lotsenbuch_session=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('is not opened by a preview of the link, which asks with HEAD and leaves the link usable', async () => {
    const path = await link();
    const preview = await rawRequest(`${app.url}${path}`, { method: 'HEAD' });
    expect([preview.status, cookieOf(preview)]).toEqual([204, '']);
    expect((await follow(path)).status).toBe(303);
  });

  test('has a cookie that only travels encrypted, behind a proxy that does', async () => {
    expect(cookieOf(await follow(await link(), { 'X-Forwarded-Proto': 'https' }))).toMatch(/; Secure/);
  });

  test('is not opened by a link that was used, is expired or invented', async () => {
    const used = await link();
    await follow(used);
    const expired = await link();
    clock.advance(15 * 60_000);
    for (const path of [used, expired, '/session?token=invented']) {
      const answer = await follow(path);
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject(problem('session-link-invalid'));
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test('can change what its actor may, from a page of this service', async () => {
    const cookie = await login();
    expect((await post(cookie, SAME_ORIGIN)).status).toBe(201);
    expect((await post(cookie, { Origin: app.url })).status).toBe(201);
  });

  test.each([
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'none' },
    { Origin: 'http://evil.example' },
    { Origin: 'http://127.0.0.1:1' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: '' },
    {},
  ])('changes nothing for another site: %j', async (headers) => {
    const answer = await post(await login(), headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject(problem('cross-site'));
  });

  test('takes a form without JavaScript: hidden fields stand for the headers, text for the types', async () => {
    const cookie = await login();
    const form = (fields: Record<string, string>, path = '/v1/counters') =>
      rawRequest(`${app.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', ...SAME_ORIGIN },
      });
    const opened = await form({ label: 'Zähler', limit: '3', idempotencyKey: randomUUID() });
    expect(opened.status).toBe(201);
    const { counterId } = JSON.parse(opened.text);
    const raise = `/v1/counters/${counterId}/raise`;
    expect((await form({ by: '1', idempotencyKey: randomUUID(), ifMatch: '"0"' }, raise)).status).toBe(200);
    expect((await form({ by: '1', idempotencyKey: randomUUID() }, raise)).status).toBe(428);
    expect((await form({ by: '1', ifMatch: '"1"' }, raise)).status).toBe(400);
    expect((await form({ by: 'one', idempotencyKey: randomUUID(), ifMatch: '"1"' }, raise)).status).toBe(400);
  });

  test('ends when it is ended', async () => {
    const cookie = await login();
    const ended = await rawRequest(`${app.url}/session/end`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', ...SAME_ORIGIN },
    });
    expect([ended.status, ended.headers.location]).toEqual([303, '/']);
    expect(cookieOf(ended)).toMatch(/^lotsenbuch_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await post(cookie, SAME_ORIGIN)).status).toBe(401);
    const again = await rawRequest(`${app.url}/session/end`, {
      method: 'POST',
      headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(again.status).toBe(303);
  });

  test('ends after 8 hours', async () => {
    const cookie = await login();
    clock.advance(8 * 60 * 60_000 - 1);
    expect((await post(cookie, SAME_ORIGIN)).status).toBe(201);
    clock.advance(1);
    expect((await post(cookie, SAME_ORIGIN)).status).toBe(401);
  });

  test('of an unknown cookie is the public', async () => {
    expect((await follow('/v1/counters', { Cookie: 'lotsenbuch_session=invented' })).status).toBe(200);
  });

  test('needs a link of somebody', async () => {
    expect((await app.client().post('/session/links')).status).toBe(401);
  });
});

test('neither tokens nor session secrets are in the log, on its finest level', async () => {
  const path = (await app.client('officer').post<{ path: string }>('/session/links')).body.path;
  const answer = await rawRequest(`${app.url}${path}`, {});
  const secret = /=([\w-]{43})/.exec(answer.headers['set-cookie']?.[0] ?? '')?.[1] ?? '';
  await app.client().get('/v1/counters', { headers: { Authorization: 'Bearer not-a-real-token' } });
  const log = app.log.join('');
  expect(log).toContain('"path":"/session"');
  for (const word of [app.token('officer'), path.slice('/session?token='.length), secret, 'not-a-real-token']) {
    expect(word).not.toBe('');
    expect(log).not.toContain(word);
  }
});
