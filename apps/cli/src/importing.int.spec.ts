import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAUGHT_UP, logPosition, platformStatus, registerImport } from './answers.fixture.js';
import { commandLine } from './child.fixture.js';
import { problem } from './platform.fixture.js';

const cli = commandLine();

describe('import register', () => {
  const upload = join(tmpdir(), `lotsenbuch-register-${process.pid}.xlsx`);
  const bytes = Buffer.alloc(3_000_000, 'x');
  beforeAll(() => writeFileSync(upload, bytes));
  afterAll(() => rmSync(upload));

  test('sends the file as it is, then waits until carriers are resolved and lists know it', async () => {
    await cli.given({
      'POST /v1/register-imports': [{ status: 201, body: registerImport }],
      'GET /v1/status': [
        { body: platformStatus([logPosition(27), logPosition(20)], logPosition(27)) },
        { body: platformStatus([logPosition(30), logPosition(27)], logPosition(30)) },
        { body: platformStatus([logPosition(30), logPosition(29)], logPosition(30)) },
        { body: platformStatus([logPosition(30), logPosition(30)], logPosition(30)) },
      ],
    });

    const { code, out, err } = await cli.run(['import', 'register', upload, '--year', '2019']);

    expect(code).toBe(0);
    expect(out).toMatch(/^Imported the register of 2019: 9876 rows/);
    expect(out).toContain('\n  Event:   publishedRegister-2019/26\n');
    expect(err).toMatch(/^Uploading lotsenbuch-register-\d+\.xlsx …\nUpdating lists …\n$/);
    const [post, ...polls] = cli.standIn.seen;
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
    const { logPosition: _, event: __, ...dry } = { ...registerImport, dryRun: true };
    await cli.given({ 'POST /v1/register-imports': [{ body: dry }] });

    const csv = upload.replace('.xlsx', '.CSV');
    writeFileSync(csv, 'a,b\n');
    const { code, out } = await cli.run(['import', 'register', csv, '--year', '2019', '--dry-run', '--json']);
    rmSync(csv);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(dry);
    expect(cli.standIn.seen.map(({ url, headers }) => [url, headers['content-type']])).toEqual([
      ['/v1/register-imports?year=2019&dryRun=true', 'text/csv'],
    ]);
  });

  test('one invocation has one Idempotency-Key, over a broken connection and a 503', async () => {
    await cli.given({
      'POST /v1/register-imports': [
        (response) => response.destroy(),
        problem(503, 'outcome-unknown', {}, { 'Retry-After': '1' }),
        { status: 201, body: registerImport },
      ],
      'GET /v1/status': [CAUGHT_UP],
    });

    const { code, err } = await cli.run(['import', 'register', upload, '--year', '2019', '--idempotency-key', 'k-1']);

    expect(code).toBe(0);
    expect(err).toMatch(/No usable answer \(the connection broke\); trying again/);
    const posts = cli.standIn.seen.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers }) => headers['idempotency-key'])).toEqual(['k-1', 'k-1', 'k-1']);
    expect(posts.slice(1).map(({ body }) => body.equals(bytes))).toEqual([true, true]);
  });

  test('whose outcome stays unknown prints the key that repeats it', async () => {
    await cli.given({ 'POST /v1/register-imports': [problem(500, 'unexpected')] });

    const { code, out, err } = await cli.run(['import', 'register', upload, '--year', '2019', '--json']);

    expect(code).toBe(1);
    const key = cli.standIn.seen[0]?.headers['idempotency-key'];
    expect(err).toContain(`--idempotency-key ${key}\n`);
    expect(JSON.parse(out)).toMatchObject({ error: { exitCode: 1, idempotencyKey: key, problem: { status: 500 } } });
  });

  test('a refusal that comes before the whole file was sent is told, not the broken upload', async () => {
    await cli.given({
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

    const { code, err } = await cli.run(['import', 'register', large, '--year', '2019']);
    rmSync(large);

    expect(err).toContain('The request is too large (413)');
    expect(code).toBe(3);
  });

  test('recorded, but a read model stands still: the result is printed, the exit code is 7', async () => {
    const status = platformStatus([logPosition(27), logPosition(20)], logPosition(27));
    const failure = { reason: 'no such row', since: '2026-03-01T09:00:00.000Z' };
    const consumers = status.consumers.map((each, at) => (at === 1 ? { ...each, state: 'stopped', failure } : each));
    await cli.given({
      'POST /v1/register-imports': [{ status: 201, body: registerImport }],
      'GET /v1/status': [{ body: { ...status, consumers } }],
    });

    const { code, out, err } = await cli.run(['import', 'register', upload, '--year', '2019', '--json']);

    expect(code).toBe(7);
    expect(JSON.parse(out)).toEqual(registerImport);
    expect(err).toContain('published-grants stands still');
  });

  test('a file that is not there is a usage error', async () => {
    await cli.given({});
    const { code, err } = await cli.run(['import', 'register', 'nowhere.xlsx', '--year', '2019']);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: nowhere\.xlsx cannot be read: ENOENT/);
  });
});
