import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { startApplication, type TestApplication } from '../start-application.js';
import { startCounters } from './counter-application.fixture.js';
import { rawRequest } from './raw-request.fixture.js';

describe('health', () => {
  test('is live and ready, and lists what was looked at', async () => {
    await using app = await startCounters();
    const client = app.client();
    expect((await client.get('/health/live')).body).toEqual({ status: 'live' });
    const ready = await client.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'ready', checks: [{ name: 'consumer counters', ready: true }] },
    ]);
  });

  test('is live but not ready while a check is not in order: 503 with the reason', async () => {
    const checks = [{ name: 'example', reasonNotReady: async () => 'is being loaded' }];
    await using app = await startCounters({ checks });
    expect((await app.client().get('/health/live')).status).toBe(200);
    const ready = await app.client().get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toMatchObject({
      status: 'notReady',
      checks: [{ ready: true }, { name: 'example', ready: false, reason: 'is being loaded' }],
    });
  });
});

describe('metrics', () => {
  test('count requests by route, never by address, and show where log and consumers stand', async () => {
    await using app = await startCounters();
    const officer = app.client('officer');
    const { body } = await officer.post<{ counterId: string; logPosition: string }>('/v1/counters', {
      label: 'a',
      limit: 1,
    });
    await officer.get(`/v1/counters/${body.counterId}?minLogPosition=${body.logPosition}`);
    await officer.get('/wp-login.php');
    const { text, headers } = await officer.get('/metrics');
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    for (const line of [
      'http_request_duration_seconds_count{method="POST",route="/v1/counters",status="201"} 1',
      'http_request_duration_seconds_count{method="GET",route="/v1/counters/:counterId",status="200"} 1',
      'http_request_duration_seconds_count{method="GET",route="none",status="404"} 1',
      'lotsenbuch_log_head 1',
      'lotsenbuch_consumer_lag{consumer="counters"} 0',
      'lotsenbuch_consumer_state{consumer="counters",state="live"} 1',
      'lotsenbuch_consumer_state{consumer="counters",state="stopped"} 0',
      'lotsenbuch_consumer_failed_attempts{consumer="counters"} 0',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
    expect(text).toMatch(/^process_cpu_seconds_total \d+\.\d+$/m);
    expect(text).not.toContain(body.counterId);
    expect(text).not.toContain('wp-login');
  });
});

describe('the correlation id', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startCounters();
  });
  afterAll(() => app.close());
  const sent = async (id?: string) =>
    (await app.client().get('/health/live', { headers: id === undefined ? {} : { 'Correlation-Id': id } })).headers.get(
      'correlation-id',
    );

  test('comes back as it was sent', async () => {
    expect(await sent('case-4711/a')).toBe('case-4711/a');
  });

  test.each([undefined, '', 'two words', 'quote"', 'x'.repeat(129)])('is made up for %j', async (id) => {
    expect(await sent(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('the description of the interface', () => {
  let app: TestApplication;
  beforeAll(async () => {
    app = await startCounters();
  });
  afterAll(() => app.close());

  test('is made from the code: routes, fields, headers and problems', async () => {
    const { body } = await app
      .client()
      .get<{ openapi: string; paths: Record<string, Record<string, object>> }>('/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/v1/counters', '/v1/counters/{counterId}/raise', '/health/ready', '/metrics']),
    );
    expect(body.paths['/v1/counters/{counterId}/raise']?.post).toMatchObject({
      parameters: [
        { name: 'counterId', in: 'path' },
        { name: 'If-Match', required: true },
        { name: 'Idempotency-Key' },
      ],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/RaiseCounter' } } } },
      responses: { 200: {}, default: { content: { 'application/problem+json': {} } } },
    });
    expect(body.paths['/v1/counters/file']?.post).toMatchObject({
      requestBody: { content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } },
    });
  });

  test('a field of an answer that it lacks fails the test that meets it', async () => {
    await expect(app.client().get('/v1/counters/undescribed')).rejects.toThrow(
      /not as the OpenAPI describes it:\nGET \/v1\/counters\/undescribed answered 200: .*"additionalProperty":"invented"/,
    );
  });

  test('is readable in a browser with nothing from elsewhere', async () => {
    const page = await rawRequest(`${app.url}/docs`, {});
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source = '']) => source);
    expect(sources).toEqual(['/docs/swagger-ui.css', '/openapi.json', '/docs/swagger-ui-bundle.js', '/docs/start.js']);
    for (const source of sources) {
      const asset = await rawRequest(`${app.url}${source}`, {});
      expect(asset.status).toBe(200);
      expect(asset.text.length).toBeGreaterThan(50);
    }
    expect(page.text).not.toMatch(/<script>|style=/);
  });
});

test('every answer has the security headers', async () => {
  await using app = await startCounters();
  for (const path of ['/health/live', '/v1/counters', '/nothing', '/docs']) {
    const { headers } = await rawRequest(`${app.url}${path}`, {});
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
    });
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe|https?:/);
  }
});

test('another site learns no address, and a form of our own still says where it comes from', async () => {
  await using app = await startCounters();
  const { headers } = await rawRequest(`${app.url}/v1/counters`, {});
  // With no-referrer, browsers send "Origin: null" with every form, which off loopback without TLS is all they send.
  expect(headers['referrer-policy']).toBe('same-origin');
});

describe('ending', () => {
  test('answers the request that has begun, refuses new connections, and then closes everything', async () => {
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const app = await startCounters({
      hold: () => {
        begun.resolve();
        return goOn.promise;
      },
    });
    const { url } = app;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const slow = request(`${url}/v1/counters/slow`, { agent }).end();
    const answered = once(slow, 'response');
    await begun.promise;

    const closed = app.close();
    while (app.http.nest.getHttpServer().listening) await setImmediate();
    await expect(rawRequest(`${url}/health/live`, {})).rejects.toThrow(/ECONNREFUSED/);
    goOn.resolve();
    const [answer] = await answered;
    expect(answer.statusCode).toBe(200);
    answer.resume();
    await closed;
    expect(app.http.close()).toBe(app.http.close());
    agent.destroy();
  });

  test('is not held up by an idle connection', async () => {
    const app = await startCounters();
    const agent = new Agent({ keepAlive: true });
    const [answer] = await once(request(`${app.url}/health/live`, { agent }).end(), 'response');
    answer.resume();
    await once(answer, 'end');
    await app.close();
    agent.destroy();
  });
});

test('an address that is taken stops the start with which, why and what is allowed', async () => {
  await using app = await startCounters();
  const again = startApplication({
    env: { PORT: new URL(app.url).port },
    assemble: async () => ({ info: { title: 'x', version: '1', description: 'x' }, imports: [] }),
  });
  await expect(again).rejects.toThrow(
    /^HOST 127\.0\.0\.1 with PORT \d+ cannot be listened on \(EADDRINUSE\)\. Allowed is/,
  );
});
