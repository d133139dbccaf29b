import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';

let app: PlatformUnderTest;
beforeAll(async () => {
  app = await PlatformUnderTest.start();
  await app.import(2016, smallRegister(2016));
});
afterAll(() => app[Symbol.asyncDispose]());

const CONSUMERS = [
  'published-grants',
  'carriers',
  'register-imports',
  'budget',
  'grants',
  'carrier-selections',
  'recipient-resolution',
  'funds-reservation',
  'decision-outcomes',
  'staffing-carriers',
  'projects',
  'positions',
  'facilitators',
  'function-holders',
  'grant-places',
  'headcounts',
  'place-assignment',
  'rights-directory',
  'erasures',
  'subject-erasure',
];

test('status says which release runs, where the log ends, the line to keep, and that everybody who follows it is there', async () => {
  const { checkpointLine, shortForm, size } = await app.covered();
  expect(checkpointLine).toContain(`lotsenbuch.local/${app.eventStore.storeId} ${size} `);
  const head = await app.eventStore.logHead();
  const { body, headers } = await app.client('operator').get('/v1/status');
  expect(body).toEqual({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    example: 'none',
    eventStore: { storeId: app.eventStore.storeId, head },
    ledger: { state: 'running', checkpointLine, shortForm, uncovered: 0 },
    consumers: CONSUMERS.map((name) => ({ name, state: 'live', logPosition: head })),
  });
  expect(headers.get('cache-control')).toBe('no-store');
});

test.each([
  ['officer', 'officer:local', 'officer'],
  ['second-approver', 'approver:second', 'approver'],
  ['programme-office', 'programmeOffice:local', 'programmeOffice'],
  ['auditor', 'auditor:local', 'auditor'],
  ['operator', 'operator:local', 'operator'],
  ['example-loader', 'process:example-loader', 'officer'],
])('me: the token of %s belongs to %s, who holds a role', async (identity, actor, role) => {
  expect((await app.client(identity).get('/v1/me')).body).toMatchObject({ actor, rights: [{ role }] });
});

test('health: live and ready, each consumer by name, the event store, and the ledger', async () => {
  expect((await app.client().get('/health/live')).body).toEqual({ status: 'live' });
  expect((await app.client().get('/health/ready')).body).toEqual({
    status: 'ready',
    checks: [...CONSUMERS.map((name) => `consumer ${name}`), 'event store', 'ledger'].map((name) => ({
      name,
      ready: true,
    })),
  });
});

test('metrics: the log, how far everybody is behind it, and the requests by route', async () => {
  const { text, headers } = await app.client().get('/metrics');
  expect(headers.get('content-type')).toMatch(/^text\/plain/);
  for (const name of CONSUMERS) {
    expect(text).toContain(`lotsenbuch_consumer_lag{consumer="${name}"} 0`);
    expect(text).toContain(`lotsenbuch_consumer_state{consumer="${name}",state="live"} 1`);
  }
  expect(text).toMatch(/^lotsenbuch_log_head [1-9]\d*$/m);
  expect(text).toMatch(
    /http_request_duration_seconds_count\{method="POST",route="\/v1\/register-imports",status="201"\} 1/,
  );
  expect(text).not.toContain('year=2016');
});

test('metrics: what is covered by signed checkpoints, how long that took, and who confirmed it', async () => {
  const { size } = await app.covered();
  const { text } = await app.client().get('/metrics');
  const figure = (name: string) => Number(new RegExp(`^lotsenbuch_ledger_${name} (\\S+)$`, 'm').exec(text)?.[1]);
  expect(size).toBeGreaterThan(10);
  expect(figure('tree_size')).toBe(size);
  expect(figure('uncovered_events')).toBe(0);
  expect(figure('checkpoint_age_seconds')).toBeGreaterThanOrEqual(0);
  expect(figure('fault')).toBe(0);
  expect(figure('cosignatures')).toBe(0);
  expect(text).toContain('lotsenbuch_ledger_state{state="running"} 1');
  expect(text).toContain('lotsenbuch_ledger_state{state="stopped"} 0');
  expect(text).toContain('lotsenbuch_ledger_quorum{quorum="notAsked"} 1');
  expect(figure('coverage_delay_seconds_count')).toBeGreaterThan(0);
  expect(figure('coverage_delay_seconds_sum')).toBeGreaterThan(0);
});

test('the log of the program holds a line for each request, and no token', async () => {
  const line = app.application.log.map((text) => JSON.parse(text)).find(({ path }) => path === '/v1/register-imports');
  expect(line).toMatchObject({ method: 'POST', status: 201, actor: 'officer:local', level: 'info' });
  expect(app.application.log.join('')).not.toContain(app.application.token('officer'));
});
