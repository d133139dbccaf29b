import type { Answer } from '@lotsenbuch/testing';
import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const OTHER = '11111111-1111-4111-8111-111111111111';
const RECORD = '2016-0000000000000000-1';
const IF_MATCH = { ifMatch: 0 };
const EVERYBODY = ['nobody', 'officer', 'auditor', 'operator'];

let app: PlatformUnderTest;
beforeAll(async () => {
  app = await PlatformUnderTest.start();
  await app.import(2016, smallRegister(2016));
});
afterAll(() => app[Symbol.asyncDispose]());

type Send = (client: ReturnType<PlatformUnderTest['client']>) => Promise<Answer<unknown>>;
const get =
  (path: string): Send =>
  (client) =>
    client.get(path);
const post =
  (path: string, body: object): Send =>
  (client) =>
    client.post(path, body, IF_MATCH);
const OFFICER = ['officer'];
const INSIDERS = ['officer', 'auditor'];
const IDENTIFIED = ['officer', 'auditor', 'operator'];

/** Every operation of the interface: who may ask, and what those are answered who may. */
const OPERATIONS: readonly (readonly [operation: string, who: readonly string[], status: number, send: Send])[] = [
  ['GET /v1/published-grants', EVERYBODY, 200, get('/v1/published-grants')],
  ['GET /v1/published-grants/{id}', EVERYBODY, 404, get(`/v1/published-grants/${RECORD}`)],
  ['GET /v1/published-grants/{id}/history', EVERYBODY, 404, get(`/v1/published-grants/${RECORD}/history`)],
  ['GET /v1/reports/published-grants', EVERYBODY, 200, get('/v1/reports/published-grants?year=2016')],
  ['GET /v1/carriers', EVERYBODY, 200, get('/v1/carriers')],
  ['GET /v1/carriers/{id}', EVERYBODY, 404, get(`/v1/carriers/${NOBODY}`)],
  ['GET /v1/carriers/{id}/history', EVERYBODY, 404, get(`/v1/carriers/${NOBODY}/history`)],
  ['GET /v1/reasons', EVERYBODY, 200, get('/v1/reasons')],
  ['GET /health/live', EVERYBODY, 200, get('/health/live')],
  ['GET /health/ready', EVERYBODY, 200, get('/health/ready')],
  ['GET /metrics', EVERYBODY, 200, get('/metrics')],
  ['GET /v1/status', IDENTIFIED, 200, get('/v1/status')],
  ['GET /v1/me', IDENTIFIED, 200, get('/v1/me')],
  ['POST /session/links', IDENTIFIED, 201, (client) => client.post('/session/links')],
  ['POST /session/end', EVERYBODY, 303, (client) => client.post('/session/end')],
  ['GET /v1/register-imports', INSIDERS, 200, get('/v1/register-imports')],
  ['GET /v1/review', INSIDERS, 200, get('/v1/review')],
  ['GET /v1/events', ['auditor'], 200, get('/v1/events')],
  ['GET /v1/streams/{stream}/history', ['auditor'], 200, get('/v1/streams/publishedRegister-2016/history')],
  [
    'POST /v1/register-imports',
    OFFICER,
    200,
    (client) => client.postFile('/v1/register-imports?year=2016&dryRun=true', smallRegister(2016)),
  ],
  [
    'POST /v1/published-grants/{id}/review-decision',
    OFFICER,
    404,
    post(`/v1/published-grants/${RECORD}/review-decision`, { decision: 'include', reason: 'confirmedByDepartment' }),
  ],
  [
    'POST /v1/published-grants/{id}/carrier-decision',
    OFFICER,
    404,
    post(`/v1/published-grants/${RECORD}/carrier-decision`, { newCarrier: true, reason: 'confirmedByCarrier' }),
  ],
  [
    'POST /v1/carriers/{id}/merge',
    OFFICER,
    404,
    post(`/v1/carriers/${NOBODY}/merge`, { into: OTHER, reason: 'organisationsUnited' }),
  ],
  [
    'POST /v1/carriers/{id}/rename',
    OFFICER,
    404,
    post(`/v1/carriers/${NOBODY}/rename`, { name: 'X', effectiveOn: '2020-01-01', reason: 'nameMisspelled' }),
  ],
];

const problem = (name: string) => ({ type: `urn:lotsenbuch:problem:${name}` });

describe.each(OPERATIONS)('%s', (_operation, who, status, send) => {
  test.each(EVERYBODY)('for %s', async (identity) => {
    const head = await app.eventStore.logHead();
    const answer = await send(app.client(identity === 'nobody' ? undefined : identity));
    if (who.includes(identity)) {
      expect(answer.status).toBe(status);
    } else if (identity === 'nobody') {
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject(problem('unauthenticated'));
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    } else {
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ ...problem('forbidden'), detail: expect.stringContaining(who[0] ?? '') });
    }
    expect(await app.eventStore.logHead()).toBe(head);
  });
});

test('the table above has every operation that the OpenAPI describes, and no other', async () => {
  const { body } = await app.client().get<{ paths: Record<string, object> }>('/openapi.json');
  const described = Object.entries(body.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(OPERATIONS.map(([operation]) => operation).sort()).toEqual(described.sort());
});

test('what is not described is the pages for people, and they are open to all', async () => {
  for (const path of ['/', '/docs', '/openapi.json']) {
    expect((await app.client().get(path)).status).toBe(200);
  }
});
