import {
  CARRIER_ID,
  CAUGHT_UP,
  carrier,
  logPosition,
  OTHER_CARRIER_ID,
  publishedGrant,
  RECORD_ID,
} from './answers.fixture.js';
import { commandLine } from './child.fixture.js';
import { problem } from './platform.fixture.js';

const cli = commandLine();

describe('deciding', () => {
  const ETAG = { ETag: '"5"' };

  test.each([
    [['--include'], 'review-decision', { decision: 'include' }],
    [['--exclude'], 'review-decision', { decision: 'exclude' }],
    [['--carrier', CARRIER_ID], 'carrier-decision', { carrierId: CARRIER_ID }],
    [['--new-carrier'], 'carrier-decision', { newCarrier: true }],
  ])('review decide %j reads the ETag, asks nothing, decides and waits until it shows', async (flags, route, body) => {
    await cli.given({
      [`GET /v1/published-grants/${RECORD_ID}`]: [{ body: publishedGrant, headers: ETAG }],
      [`POST /v1/published-grants/${RECORD_ID}/${route}`]: [{ body: { logPosition: logPosition(9) } }],
      'GET /v1/status': [CAUGHT_UP],
    });

    const { code, out, err } = await cli.run(['review', 'decide', RECORD_ID, ...flags, '--reason', 'laterName']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Record ${RECORD_ID} `));
    const post = cli.standIn.seen[1];
    expect(post?.headers).toMatchObject({
      authorization: 'Bearer officer-token',
      'if-match': '"5"',
      'content-type': 'application/json',
    });
    expect(JSON.parse(String(post?.body))).toEqual({ ...body, reason: 'laterName' });
  });

  test('with --if-match nothing is read first; a stale revision is a conflict', async () => {
    await cli.given({
      [`POST /v1/published-grants/${RECORD_ID}/review-decision`]: [problem(412, 'precondition-failed')],
    });

    const args = ['review', 'decide', RECORD_ID, '--include', '--reason', 'x', '--if-match', '4'];
    const { code, err } = await cli.run(args);

    expect(code).toBe(6);
    expect(err).toMatch(/^The title of precondition-failed \(412\)\n {2}The detail /);
    expect(cli.standIn.seen.map(({ method, headers }) => [method, headers['if-match']])).toEqual([['POST', '"4"']]);
  });

  test('carriers merge and rename send what was asked, at the revision read, and name the event', async () => {
    const event = `carrier-${CARRIER_ID}/7`;
    await cli.given({
      [`GET /v1/carriers/${CARRIER_ID}`]: [{ body: carrier, headers: ETAG }],
      [`POST /v1/carriers/${CARRIER_ID}/merge`]: [{ body: { logPosition: logPosition(9), event } }],
      [`POST /v1/carriers/${CARRIER_ID}/rename`]: [{ body: { logPosition: logPosition(10), event } }],
      'GET /v1/status': [CAUGHT_UP],
    });

    const merged = await cli.run(['carriers', 'merge', CARRIER_ID, '--into', OTHER_CARRIER_ID, '--reason', 'same']);
    const renaming = ['--name', 'GIZ gGmbH', '--effective-on', '2016-07-01', '--reason', 'newName', '--json'];
    const renamed = await cli.run(['carriers', 'rename', CARRIER_ID, ...renaming]);

    expect(merged).toEqual({
      code: 0,
      err: '',
      out: `Carrier ${CARRIER_ID} is now read as ${OTHER_CARRIER_ID}.\nEvent: ${event}\n`,
    });
    expect(JSON.parse(renamed.out)).toEqual({ logPosition: logPosition(10), event });
    const posts = cli.standIn.seen.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers, body }) => [headers['if-match'], JSON.parse(String(body))])).toEqual([
      ['"5"', { into: OTHER_CARRIER_ID, reason: 'same' }],
      ['"5"', { name: 'GIZ gGmbH', effectiveOn: '2016-07-01', reason: 'newName' }],
    ]);
  });

  test('a refused field is printed with what was expected; for machines as the problem', async () => {
    const errors = [{ field: 'reason', expected: 'one of laterName, similarName', found: '"x"' }];
    await cli.given({
      [`GET /v1/carriers/${CARRIER_ID}`]: [{ body: carrier, headers: ETAG }],
      [`POST /v1/carriers/${CARRIER_ID}/merge`]: [problem(400, 'validation', { errors })],
    });

    const args = ['carriers', 'merge', CARRIER_ID, '--into', OTHER_CARRIER_ID, '--reason', 'x'];
    const { code, err, out } = await cli.run([...args, '--json']);

    expect(code).toBe(3);
    expect(err).toContain('\n  reason: one of laterName, similarName; found "x"\n');
    expect(err).not.toContain('--idempotency-key');
    expect(JSON.parse(out)).toMatchObject({ error: { exitCode: 3, problem: { status: 400, errors } } });
  });
});
