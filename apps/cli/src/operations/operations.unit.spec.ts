import type { Exchange } from '../connection/transport.js';
import { run } from '../run.js';

/** Runs a command against answers by `METHOD /path`, and shows what was sent. */
async function lotsenbuch(args: readonly string[], answers: Readonly<Record<string, object>> = {}) {
  const sent: Exchange[] = [];
  let out = '';
  let err = '';
  const code = await run(args, {
    terminal: {
      out: (text) => {
        out += `${text}\n`;
      },
      err: (text) => {
        err += `${text}\n`;
      },
      width: 100,
      progress: undefined,
    },
    env: { LOTSENBUCH_TOKEN: 'token' },
    exchange: async (call) => {
      sent.push(call);
      const answer = answers[`${call.method} ${call.url.pathname}`] ?? {};
      const { status = 200, body = answer } = answer as { status?: number; body?: object };
      return { status, headers: { etag: '"7"' }, body: Buffer.from(JSON.stringify(body)) };
    },
    sleep: async () => {},
    newIdempotencyKey: () => 'key',
  });
  const posts = sent.filter(({ method }) => method === 'POST');
  const bodies = posts.map(({ body }) => JSON.parse(Buffer.from(body ?? []).toString('utf8')) as unknown);
  return {
    code,
    out,
    err,
    sent: sent.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
    posts,
    bodies,
  };
}

describe('a change', () => {
  test('reads the thing, sends typed values where they belong, with its ETag, and says what was done', async () => {
    const args = 'budget shift 2026 --from reserve --to district-05 --amount 1.234,56 --reason needElsewhere';
    const { code, out, sent, bodies, posts } = await lotsenbuch(args.split(' '), {
      'POST /v1/budget-years/2026/shifts': { event: 'budgetYear-2026/4' },
    });
    const done = 'Shifted 1.234,56 € from reserve to district-05.\nEvent: budgetYear-2026/4\n';
    expect({ code, out }).toEqual({ code: 0, out: done });
    expect(sent).toEqual(['GET /v1/budget-years/2026', 'POST /v1/budget-years/2026/shifts']);
    expect(bodies).toEqual([{ from: 'reserve', to: 'district-05', amountCents: 123_456, reason: 'needElsewhere' }]);
    expect(posts[0]?.headers).toMatchObject({ 'If-Match': '"7"', 'Idempotency-Key': 'key' });
  });

  test('that had nothing to change names no event', async () => {
    const { code, out } = await lotsenbuch('budget lift 2026 b1 --reason blockNoLongerNeeded'.split(' '));
    expect(code).toBe(0);
    expect(out).not.toContain('Event');
  });

  test('with --if-match nothing is read first', async () => {
    const args = 'budget lift 2026 b1 --reason blockNoLongerNeeded --if-match 3';
    const { sent, posts } = await lotsenbuch(args.split(' '));
    expect(sent).toEqual(['POST /v1/budget-years/2026/blocks/b1/lift']);
    expect(posts[0]?.headers['If-Match']).toBe('"3"');
  });

  test('repeated options become a list, nested fields an object', async () => {
    const args =
      'budget open 2026 --stage final --effective-on 2026-01-01 --chapter 1120 --title 68406 --total 3 ' +
      '--part district-05=2 --part reserve=1,00 --reason budgetPassed';
    const { bodies } = await lotsenbuch(args.split(' '));
    expect(bodies).toEqual([
      {
        year: 2026,
        stage: 'final',
        effectiveOn: '2026-01-01',
        address: { chapter: '1120', title: '68406' },
        totalCents: 300,
        parts: [
          { part: 'district-05', amountCents: 200 },
          { part: 'reserve', amountCents: 100 },
        ],
        reason: 'budgetPassed',
      },
    ]);
  });

  test.each([
    ['budget block 2026 --part reserve --amount 1.23 --reason x', /"1\.23" is no amount: expected euros with a comma/],
    ['grant approve g --notice final --rate 2026 --positions 2 --reason x', /Expected two values with = between them/],
    ['grant approve g --notice maybe --rate 2026=1 --positions 2 --reason x', /Allowed choices are provisional, final/],
    ['selection declare s --conflict maybe', /Expected yes or no/],
    ['position occupy p --facilitator f --share half --kind regular --from 2026-01-01', /Expected a percentage/],
    ['formula draft 2026 nowhere.json', /nowhere\.json cannot be read/],
    ['grant apply package.json --limit 3', /unknown option '--limit'/],
  ])('%s is a usage error, and nothing is sent', async (args, message) => {
    const { code, err, sent } = await lotsenbuch(args.split(' '));
    expect({ code, sent }).toEqual({ code: 2, sent: [] });
    expect(err).toMatch(message);
  });
});

describe('an outcome that comes later', () => {
  const APPROVE = 'grant approve g --notice final --rate 2026=1.000 --positions 1 --reason reviewFollowed'.split(' ');
  const accepted = {
    status: 202,
    body: { decisionId: 'd', outcome: 'open', approvedCents: 100_000, event: 'grant-g/8' },
  };

  test('is waited for: 202, then the grant says approved', async () => {
    const { code, out } = await lotsenbuch(APPROVE, {
      'POST /v1/grants/g/approval': accepted,
      'GET /v1/grants/g': { decisions: [{ decisionId: 'd', outcome: 'approved' }] },
    });
    expect({ code, out }).toEqual({ code: 0, out: 'Decision d on grant g: approved, 1.000,00 €.\nEvent: grant-g/8\n' });
  });

  test('and does not come in time: exit code 7, nothing to be sent again', async () => {
    const { code, out, err, posts } = await lotsenbuch(APPROVE, {
      'POST /v1/grants/g/approval': accepted,
      'GET /v1/grants/g': { decisions: [{ decisionId: 'd', outcome: 'open' }] },
    });
    expect({ code, out, posts: posts.length }).toEqual({
      code: 7,
      out: 'Accepted, and recorded for good.\nEvent: grant-g/8\n',
      posts: 1,
    });
    expect(err).toMatch(/not finished after 30 seconds\. Nothing has to be sent again: .*\/v1\/grants\/g tells/);
  });

  test('and is that the money is not there: exit code 3, by how much', async () => {
    const shortfalls = [
      { year: 2026, part: 'district-07', requestedCents: 85_000_00, freeCents: 80_690_00, shortCents: 4_310_00 },
    ];
    const { code, err } = await lotsenbuch(APPROVE, {
      'POST /v1/grants/g/approval': { decisionId: 'd', outcome: 'lapsed', shortfalls },
    });
    expect(code).toBe(3);
    expect(err).toContain('2026, district-07: 85.000,00 € asked, 80.690,00 € free, 4.310,00 € short');
  });
});

describe('a list', () => {
  test('goes through all pages, and with --limit no further', async () => {
    const items = [{ year: 2026, totalCents: 1 }];
    const answers = { 'GET /v1/budget-years': { items } };
    const { out, sent } = await lotsenbuch(['budget', 'list', '--limit', '1', '--json'], answers);
    expect(JSON.parse(out)).toEqual({ items });
    expect(sent).toEqual(['GET /v1/budget-years?limit=1']);
  });

  test('that is empty says so', async () => {
    const { out } = await lotsenbuch(['work'], { 'GET /v1/my-work': { items: [] } });
    expect(out).toBe('Nothing.\n');
  });
});
