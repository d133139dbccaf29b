import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CARRIER_ID,
  carrier,
  historyItems,
  logPosition,
  OTHER_CARRIER_ID,
  platformStatus,
  publishedGrant,
  RECORD_ID,
  registerImport,
  report,
  reviewItems,
} from './answers.fixture.js';
import { problem, type Reply, type StandIn, startStandIn } from './platform.fixture.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = [
  '--conditions=@lotsenbuch/source',
  '--import',
  join(ROOT, 'libs', 'testing', 'src', 'run-typescript.mjs'),
  join(ROOT, 'apps', 'cli', 'src', 'main.ts'),
];

let folder: string;
let standIn: StandIn;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-cli-'));
  const identities = ['operator', 'officer', 'auditor'].map((role) => ({
    name: role,
    roles: [role],
    token: `${role}-token`,
  }));
  writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ identities }));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => standIn.close());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function lotsenbuch(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, [...MAIN, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, LOTSENBUCH_URL: standIn.url, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

async function given(replies: Readonly<Record<string, readonly Reply[]>>): Promise<void> {
  standIn = await startStandIn(replies);
}

const CAUGHT_UP = { body: platformStatus([logPosition(27), logPosition(27)], logPosition(27)) };

describe('reading', () => {
  test('totals --json is the answer of the server on standard output, and nothing else', async () => {
    await given({ 'GET /v1/reports/published-grants': [{ body: report }] });

    const { code, out, err } = await lotsenbuch(['totals', '--year', '2019', '--json']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual(report);
    expect(standIn.seen[0]?.url).toBe('/v1/reports/published-grants?year=2019');
    expect(standIn.seen[0]?.headers.authorization).toBeUndefined();
  });

  test('--json may also stand before the command', async () => {
    await given({ 'GET /v1/reports/published-grants': [{ body: report }] });
    expect(JSON.parse((await lotsenbuch(['--json', 'totals', '--year', '2019'])).out)).toEqual(report);
  });

  test('a list is read to its last page', async () => {
    await given({
      'GET /v1/published-grants': [
        { body: { items: [publishedGrant], nextCursor: 'c=1' } },
        { body: { items: [{ ...publishedGrant, id: 'second' }] } },
      ],
    });

    const args = ['published-grants', '--year', '2019', '--district', '08', '--status', 'confirmed', '--q', 'Neukölln'];
    const { code, out } = await lotsenbuch([...args, '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ items: [publishedGrant, { ...publishedGrant, id: 'second' }] });
    const filter = '?year=2019&district=08&status=confirmed&q=Neuk%C3%B6lln&limit=200';
    expect(standIn.seen.map(({ url }) => url)).toEqual([
      `/v1/published-grants${filter}`,
      `/v1/published-grants${filter}&cursor=c%3D1`,
    ]);
  });

  test('tables keep to the terminal', async () => {
    await given({ 'GET /v1/published-grants': [{ body: { items: [publishedGrant] } }] });
    const { out } = await lotsenbuch(['published-grants'], { COLUMNS: '80' });
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(out).toContain(`\n  Id: ${RECORD_ID}\n`);
  });

  test('the review is read as officer, carriers and their history by everybody, a stream as auditor', async () => {
    await given({
      'GET /v1/review': [{ body: { items: reviewItems } }],
      'GET /v1/carriers': [{ body: { items: [carrier] } }],
      [`GET /v1/carriers/${CARRIER_ID}`]: [{ body: carrier }],
      [`GET /v1/carriers/${CARRIER_ID}/history`]: [{ body: { items: historyItems } }],
      [`GET /v1/published-grants/${RECORD_ID}/history`]: [{ body: { items: historyItems } }],
      'GET /v1/streams/publishedRegister-2019/history': [{ body: { items: [] } }],
    });

    const commands = [
      ['review', 'list'],
      ['carriers', 'list', '--q', 'GIZ'],
      ['carriers', 'show', CARRIER_ID],
      ['history', 'carrier', CARRIER_ID],
      ['history', 'published-grant', RECORD_ID, '--recorded-by', '2026-03-28', '--lang', 'de'],
      ['history', 'stream', 'publishedRegister-2019'],
    ];
    const ended: Ended[] = [];
    for (const command of commands) ended.push(await lotsenbuch(command));

    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(standIn.seen.map(({ url, headers }) => [url.replace(/^\/v1/, ''), headers.authorization])).toEqual([
      ['/review?limit=200', 'Bearer officer-token'],
      ['/carriers?q=GIZ&limit=200', undefined],
      [`/carriers/${CARRIER_ID}`, undefined],
      [`/carriers/${CARRIER_ID}/history?lang=en&limit=200`, undefined],
      [`/published-grants/${RECORD_ID}/history?recordedBy=2026-03-28&lang=de&limit=200`, undefined],
      ['/streams/publishedRegister-2019/history?lang=en&limit=200', 'Bearer auditor-token'],
    ]);
    expect(ended[5]?.out).toBe('Nothing was recorded about stream publishedRegister-2019.\n');
  });

  test('an id cannot leave its place in the path', async () => {
    await given({});
    await lotsenbuch(['history', 'carrier', '../../events?x=']);
    expect(standIn.seen[0]?.url).toBe('/v1/carriers/..%2F..%2Fevents%3Fx%3D/history?lang=en&limit=200');
  });
});

describe('import register', () => {
  const upload = join(tmpdir(), `lotsenbuch-register-${process.pid}.xlsx`);
  const bytes = Buffer.alloc(3_000_000, 'x');
  beforeAll(() => writeFileSync(upload, bytes));
  afterAll(() => rmSync(upload));

  test('sends the file as it is, then waits until carriers are resolved and lists know it', async () => {
    await given({
      'POST /v1/register-imports': [{ status: 201, body: registerImport }],
      'GET /v1/status': [
        { body: platformStatus([logPosition(27), logPosition(20)], logPosition(27)) },
        { body: platformStatus([logPosition(30), logPosition(27)], logPosition(30)) },
        { body: platformStatus([logPosition(30), logPosition(29)], logPosition(30)) },
        { body: platformStatus([logPosition(30), logPosition(30)], logPosition(30)) },
      ],
    });

    const { code, out, err } = await lotsenbuch(['import', 'register', upload, '--year', '2019']);

    expect(code).toBe(0);
    expect(out).toMatch(/^Imported the register of 2019: 9876 rows/);
    expect(err).toMatch(/^Uploading lotsenbuch-register-\d+\.xlsx …\nUpdating lists …\n$/);
    const [post, ...polls] = standIn.seen;
    expect(post).toMatchObject({
      url: '/v1/register-imports?year=2019',
      headers: {
        authorization: 'Bearer officer-token',
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-length': '3000000',
        'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    expect(post?.body.equals(bytes)).toBe(true);
    expect(polls).toHaveLength(4);
  });

  test('a dry run says so to the server, and waits for nothing', async () => {
    const { logPosition: _, ...dry } = { ...registerImport, dryRun: true };
    await given({ 'POST /v1/register-imports': [{ body: dry }] });

    const csv = upload.replace('.xlsx', '.CSV');
    writeFileSync(csv, 'a,b\n');
    const { code, out } = await lotsenbuch(['import', 'register', csv, '--year', '2019', '--dry-run', '--json']);
    rmSync(csv);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(dry);
    expect(standIn.seen.map(({ url, headers }) => [url, headers['content-type']])).toEqual([
      ['/v1/register-imports?year=2019&dryRun=true', 'text/csv'],
    ]);
  });

  test('one invocation has one Idempotency-Key, over a broken connection and a 503', async () => {
    await given({
      'POST /v1/register-imports': [
        (response) => response.destroy(),
        problem(503, 'outcome-unknown', {}, { 'Retry-After': '1' }),
        { status: 201, body: registerImport },
      ],
      'GET /v1/status': [CAUGHT_UP],
    });

    const { code, err } = await lotsenbuch([
      'import',
      'register',
      upload,
      '--year',
      '2019',
      '--idempotency-key',
      'k-1',
    ]);

    expect(code).toBe(0);
    expect(err).toMatch(/No usable answer \(the connection broke\); trying again/);
    const posts = standIn.seen.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers }) => headers['idempotency-key'])).toEqual(['k-1', 'k-1', 'k-1']);
    expect(posts.slice(1).map(({ body }) => body.equals(bytes))).toEqual([true, true]);
  });

  test('whose outcome stays unknown prints the key that repeats it', async () => {
    await given({ 'POST /v1/register-imports': [problem(500, 'unexpected')] });

    const { code, out, err } = await lotsenbuch(['import', 'register', upload, '--year', '2019', '--json']);

    expect(code).toBe(1);
    const key = standIn.seen[0]?.headers['idempotency-key'];
    expect(err).toContain(`--idempotency-key ${key}\n`);
    expect(JSON.parse(out)).toMatchObject({ error: { exitCode: 1, idempotencyKey: key, problem: { status: 500 } } });
  });

  test('a refusal that comes before the whole file was sent is told, not the broken upload', async () => {
    await given({
      'POST /v1/register-imports': [
        (response) => {
          const body = JSON.stringify({ type: 'urn:x:too-large', title: 'The request is too large', status: 413 });
          response.writeHead(413, {
            'Content-Type': 'application/problem+json',
            'Content-Length': body.length,
            Connection: 'close',
          });
          response.end(body);
        },
      ],
    });
    const large = `${upload}.large`;
    writeFileSync(large, Buffer.alloc(20_000_000));

    const { code, err } = await lotsenbuch(['import', 'register', large, '--year', '2019']);
    rmSync(large);

    expect(err).toContain('The request is too large (413)');
    expect(code).toBe(3);
  });

  test('recorded, but a read model stands still: the result is printed, the exit code is 7', async () => {
    const status = platformStatus([logPosition(27), logPosition(20)], logPosition(27));
    const failure = { reason: 'no such row', since: '2026-03-01T09:00:00.000Z' };
    const consumers = status.consumers.map((each, at) => (at === 1 ? { ...each, state: 'stopped', failure } : each));
    await given({
      'POST /v1/register-imports': [{ status: 201, body: registerImport }],
      'GET /v1/status': [{ body: { ...status, consumers } }],
    });

    const { code, out, err } = await lotsenbuch(['import', 'register', upload, '--year', '2019', '--json']);

    expect(code).toBe(7);
    expect(JSON.parse(out)).toEqual(registerImport);
    expect(err).toContain('published-grants stands still');
  });

  test('a file that is not there is a usage error', async () => {
    await given({});
    const { code, err } = await lotsenbuch(['import', 'register', 'nowhere.xlsx', '--year', '2019']);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: nowhere\.xlsx cannot be read: ENOENT/);
  });
});

describe('deciding', () => {
  const ETAG = { ETag: '"5"' };

  test.each([
    [['--include'], 'review-decision', { decision: 'include' }],
    [['--exclude'], 'review-decision', { decision: 'exclude' }],
    [['--carrier', CARRIER_ID], 'carrier-decision', { carrierId: CARRIER_ID }],
    [['--new-carrier'], 'carrier-decision', { newCarrier: true }],
  ])('review decide %j reads the ETag, asks nothing, decides and waits until it shows', async (flags, route, body) => {
    await given({
      [`GET /v1/published-grants/${RECORD_ID}`]: [{ body: publishedGrant, headers: ETAG }],
      [`POST /v1/published-grants/${RECORD_ID}/${route}`]: [{ body: { logPosition: logPosition(9) } }],
      'GET /v1/status': [CAUGHT_UP],
    });

    const { code, out, err } = await lotsenbuch(['review', 'decide', RECORD_ID, ...flags, '--reason', 'laterName']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Record ${RECORD_ID} `));
    const post = standIn.seen[1];
    expect(post?.headers).toMatchObject({
      authorization: 'Bearer officer-token',
      'if-match': '"5"',
      'content-type': 'application/json',
    });
    expect(JSON.parse(String(post?.body))).toEqual({ ...body, reason: 'laterName' });
  });

  test('with --if-match nothing is read first; a stale revision is a conflict', async () => {
    await given({
      [`POST /v1/published-grants/${RECORD_ID}/review-decision`]: [problem(412, 'precondition-failed')],
    });

    const args = ['review', 'decide', RECORD_ID, '--include', '--reason', 'x', '--if-match', '4'];
    const { code, err } = await lotsenbuch(args);

    expect(code).toBe(6);
    expect(err).toMatch(/^The title of precondition-failed \(412\)\n {2}The detail /);
    expect(standIn.seen.map(({ method, headers }) => [method, headers['if-match']])).toEqual([['POST', '"4"']]);
  });

  test('carriers merge and rename send what was asked, at the revision read', async () => {
    await given({
      [`GET /v1/carriers/${CARRIER_ID}`]: [{ body: carrier, headers: ETAG }],
      [`POST /v1/carriers/${CARRIER_ID}/merge`]: [{ body: { logPosition: logPosition(9) } }],
      [`POST /v1/carriers/${CARRIER_ID}/rename`]: [{ body: { logPosition: logPosition(10) } }],
      'GET /v1/status': [CAUGHT_UP],
    });

    const merged = await lotsenbuch(['carriers', 'merge', CARRIER_ID, '--into', OTHER_CARRIER_ID, '--reason', 'same']);
    const renaming = ['--name', 'GIZ gGmbH', '--effective-on', '2016-07-01', '--reason', 'newName', '--json'];
    const renamed = await lotsenbuch(['carriers', 'rename', CARRIER_ID, ...renaming]);

    expect(merged).toEqual({
      code: 0,
      err: '',
      out: `Carrier ${CARRIER_ID} is now read as ${OTHER_CARRIER_ID}.\n`,
    });
    expect(JSON.parse(renamed.out)).toEqual({ logPosition: logPosition(10) });
    const posts = standIn.seen.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers, body }) => [headers['if-match'], JSON.parse(String(body))])).toEqual([
      ['"5"', { into: OTHER_CARRIER_ID, reason: 'same' }],
      ['"5"', { name: 'GIZ gGmbH', effectiveOn: '2016-07-01', reason: 'newName' }],
    ]);
  });

  test('a refused field is printed with what was expected; for machines as the problem', async () => {
    const errors = [{ field: 'reason', expected: 'one of laterName, similarName', found: '"x"' }];
    await given({
      [`GET /v1/carriers/${CARRIER_ID}`]: [{ body: carrier, headers: ETAG }],
      [`POST /v1/carriers/${CARRIER_ID}/merge`]: [problem(400, 'validation', { errors })],
    });

    const args = ['carriers', 'merge', CARRIER_ID, '--into', OTHER_CARRIER_ID, '--reason', 'x'];
    const { code, err, out } = await lotsenbuch([...args, '--json']);

    expect(code).toBe(3);
    expect(err).toContain('\n  reason: one of laterName, similarName; found "x"\n');
    expect(err).not.toContain('--idempotency-key');
    expect(JSON.parse(out)).toMatchObject({ error: { exitCode: 3, problem: { status: 400, errors } } });
  });
});

describe('status', () => {
  const READY = { body: { status: 'ready', checks: [{ name: 'event store', ready: true }] } };

  test('of a ready platform: consumers and where they stand, exit code 0', async () => {
    await given({ 'GET /health/ready': [READY], 'GET /v1/status': [CAUGHT_UP] });
    const { code, out } = await lotsenbuch(['status']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Lotsenbuch 0\.1\.0 on http:\/\/127\.0\.0\.1:\d+: ready\n/);
    expect(out).toContain(`carrier-resolution  live   ${logPosition(27)}`);
    expect(standIn.seen[1]?.headers.authorization).toBe('Bearer operator-token');
  });

  test('of one that is not ready: printed all the same, with the reasons, exit code 7', async () => {
    const checks = [{ name: 'event store', ready: false, reason: 'stopped: the clock is behind' }];
    await given({
      'GET /health/ready': [{ status: 503, body: { status: 'notReady', checks } }],
      'GET /v1/status': [CAUGHT_UP],
    });

    const { code, out, err } = await lotsenbuch(['status', '--json']);

    expect(code).toBe(7);
    expect(JSON.parse(out)).toMatchObject({ ready: false, checks, eventStore: { storeId: 'aaaaaaaaaaaa' } });
    expect(err).toBe('The platform is not ready.\n  event store: stopped: the clock is behind\n');
  });
});

describe('what can go wrong', () => {
  test('wrong usage: exit code 2, nothing is sent', async () => {
    await given({});
    const { code, out, err } = await lotsenbuch(['totals']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe("error: required option '--year <year>' not specified\n");
    expect(standIn.seen).toHaveLength(0);
  });

  test('nobody there: exit code 4, and what to do', async () => {
    await given({});
    await standIn.close();
    const { code, err } = await lotsenbuch(['totals', '--year', '2019']);
    expect(code).toBe(4);
    expect(err).toMatch(/cannot be reached: the connection was refused\.\n {2}Start the platform with `npm start`/);
  });

  test('no token: exit code 5, nothing is sent', async () => {
    await given({});
    const { code, err } = await lotsenbuch(['review', 'list'], { DATA_DIR: join(folder, 'none') });
    expect(code).toBe(5);
    expect(err).toMatch(/needs the role officer, and there is no token/);
    expect(standIn.seen).toHaveLength(0);
  });

  test('a token without the role: exit code 5', async () => {
    await given({ 'GET /v1/review': [problem(403, 'forbidden')] });
    const { code } = await lotsenbuch(['review', 'list'], { LOTSENBUCH_TOKEN: 'mine' });
    expect(code).toBe(5);
    expect(standIn.seen[0]?.headers.authorization).toBe('Bearer mine');
  });

  test('a pipe that closes early ends the command quietly', async () => {
    await given({
      'GET /v1/published-grants': [{ body: { items: Array.from({ length: 20_000 }, () => publishedGrant) } }],
    });
    const child = spawn(process.execPath, [...MAIN, 'published-grants'], {
      env: { PATH: process.env.PATH, LOTSENBUCH_URL: standIn.url },
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
