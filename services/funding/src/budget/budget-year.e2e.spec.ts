import { randomUUID } from 'node:crypto';
import { createCommandHandler } from '@lotsenbuch/event-store';
import type { HttpClient } from '@lotsenbuch/testing';
import { FundingApplication, type ListOf, readAllPages } from '../funding-application.fixture.js';
import { budgetYearAggregate } from './domain/budget-year.js';
import type { BudgetYearAnswer, BudgetYearSummaryAnswer } from './read-budget-years/budget-year-answer.js';
import type { BudgetWatchAnswer } from './watch-budget/budget-watch-answer.js';

const NOW = '2026-01-15T09:00:00.000Z';

let app: FundingApplication;
let now: string;
beforeEach(async () => {
  now = NOW;
  app = await FundingApplication.start(() => new Date(now));
});
afterEach(() => app[Symbol.asyncDispose]());

const opening = {
  year: 2026,
  stage: 'final',
  effectiveOn: '2026-01-01',
  address: { chapter: '1120', title: '68406', part: '1' },
  reason: 'budgetPassed',
  totalCents: 100_000_000,
  parts: [
    { part: 'district-07', amountCents: 60_000_000 },
    { part: 'district-08', amountCents: 20_000_000 },
    { part: 'programmeOffice', amountCents: 15_000_000 },
    { part: 'reserve', amountCents: 5_000_000 },
  ],
};
const open = (body: object = {}) => app.officer.post('/v1/budget-years', { ...opening, ...body });
const year = async (client: HttpClient = app.officer, query = ''): Promise<BudgetYearAnswer> => {
  await app.settled();
  return (await client.get<BudgetYearAnswer>(`/v1/budget-years/2026${query}`)).body;
};
/** Changes the year at the revision it has. */
const change = async <Body = { type: string }>(path: string, body: object, client = app.officer) => {
  const { revision } = await year();
  return client.post<Body>(`/v1/budget-years/2026/${path}`, body, { ifMatch: revision });
};
/** What the process of grants does: reserves, and approves unless told not to. */
const charge = async (grantId: string, amountCents: number, approve = true) => {
  const commands = createCommandHandler({ store: app.eventStore });
  const decisionId = randomUUID();
  const context = () => ({ commandId: randomUUID(), actor: 'process:test', correlationId: 'test' });
  const reserve = { type: 'ReserveFunds', part: 'district-07', grantId, decisionId, amountCents } as const;
  await commands.handle(budgetYearAggregate, '2026', reserve, context());
  if (approve) {
    await commands.handle(budgetYearAggregate, '2026', { type: 'ApproveFunds', grantId, decisionId }, context());
  }
  return decisionId;
};
const GRANT = '0190aaaa-0000-7000-8000-000000000001';
const OTHER = '0190aaaa-0000-7000-8000-000000000002';

describe('a budget year', () => {
  test('is opened with its appropriation and shows where every part stands', async () => {
    const { status, headers } = await open();
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/v1/budget-years/2026');
    const answer = await year();
    const figures = { transferredCents: 0, blockedCents: 0, approvedCents: 0, reservedCents: 0 };
    expect(answer).toMatchObject({
      year: 2026,
      version: 1,
      stage: 'final',
      address: { chapter: '1120', title: '68406', part: '1' },
      totals: { ...figures, amountCents: 100_000_000, freeCents: 100_000_000 },
    });
    expect(answer.parts).toContainEqual({
      part: 'district-07',
      ...figures,
      amountCents: 60_000_000,
      freeCents: 60_000_000,
    });
    expect(answer.parts).toHaveLength(18);
    const { headers: read } = await app.officer.get('/v1/budget-years/2026');
    expect(read.get('etag')).toBe(`"${answer.revision}"`);
  });

  test('is opened once, also by two officers at the same time', async () => {
    const statuses = (await Promise.all([open(), open()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 409]);
    expect((await open()).body).toMatchObject({ type: 'urn:lotsenbuch:problem:budget-year-exists' });
  });

  test('is listed with the others, the latest first', async () => {
    await open();
    await open({ year: 2027, stage: 'provisional', reason: 'provisionalManagement' });
    await app.settled();
    const years = await readAllPages<BudgetYearSummaryAnswer>(app.officer, '/v1/budget-years', 1);
    expect(years.map(({ year: each, stage }) => [each, stage])).toEqual([
      [2027, 'provisional'],
      [2026, 'final'],
    ]);
    const csv = await app.officer.get('/v1/budget-years?format=csv');
    expect(csv.text.split('\r\n')[1]).toBe('2027,provisional,1120,68406,1,2026-01-01,100000000,');
  });

  test.each([
    ['parts that miss a cent', { totalCents: 100_000_001 }, 422, 'parts-differ'],
    ['no parts field', { parts: undefined }, 400, 'validation'],
    ['an amount as text', { totalCents: '100' }, 400, 'validation'],
    ['half a cent', { totalCents: 0.5 }, 400, 'validation'],
    ['a huge amount', { totalCents: 1e15 }, 400, 'validation'],
    ['a part twice', { parts: [...opening.parts, { part: 'reserve', amountCents: 0 }] }, 400, 'validation'],
    ['an unknown part', { parts: [{ part: 'district-13', amountCents: 1 }] }, 400, 'validation'],
    ['a year long before the programme', { year: 1999 }, 400, 'validation'],
    ['a reason for something else', { reason: 'needElsewhere' }, 400, 'validation'],
    ['a chapter of three digits', { address: { chapter: '112', title: '68406' } }, 400, 'validation'],
    ['a day that does not exist', { effectiveOn: '2026-02-30' }, 400, 'validation'],
    ['an empty note', { note: '' }, 400, 'validation'],
  ])('is not opened with %s', async (_, body, status, problem) => {
    const answer = await open(body);
    expect([answer.status, answer.body]).toMatchObject([status, { type: `urn:lotsenbuch:problem:${problem}` }]);
    expect((await app.officer.get('/v1/budget-years/2026')).status).toBe(404);
  });

  test('that nobody opened is not found, nor is what is no year', async () => {
    for (const segment of ['2026', '2012', 'next', '02026', '-1']) {
      expect((await app.officer.get(`/v1/budget-years/${segment}`)).status).toBe(404);
    }
    const shift = { from: 'reserve', to: 'courses', amountCents: 1, reason: 'needElsewhere' };
    expect((await app.officer.post('/v1/budget-years/2026/shifts', shift, { ifMatch: 0 })).status).toBe(404);
  });
});

describe('money that is tied', () => {
  test('is not shifted away: the refusal gives the figure, the rule and what would have to change', async () => {
    await open();
    await charge(GRANT, 40_000_000);
    await charge(OTHER, 15_690_000, false);
    const shift = { from: 'district-07', to: 'reserve', amountCents: 4_741_000, reason: 'needElsewhere' };
    const { status, body } = await change('shifts', shift);
    expect([status, body]).toMatchObject([422, { type: 'urn:lotsenbuch:problem:funds-not-free' }]);
    const { detail } = body as unknown as { detail: string };
    expect(detail.replaceAll('\u00a0', ' ')).toBe(
      '47,410.00 € were to be taken from the allotment of district 07, of which 43,100.00 € are free: 4,310.00 € too much. ' +
        'Free is 600,000.00 € + 0.00 € transferred − 0.00 € blocked − 400,000.00 € approved − 156,900.00 € reserved. ' +
        'Take less, lift a block, or let a grant be amended first; GET /v1/reports/budget-watch lists what the money is tied to.',
    );
    expect((await change('shifts', { ...shift, amountCents: 4_310_000 })).status).toBe(200);
    expect((await year()).parts.find(({ part }) => part === 'district-07')?.freeCents).toBe(0);
  });

  test('does not disturb the If-Match of an officer, another change of the year does', async () => {
    await open();
    const { revision } = await year();
    await charge(GRANT, 1);
    const shift = { from: 'reserve', to: 'courses', amountCents: 1, reason: 'needElsewhere' };
    const first = await app.officer.post('/v1/budget-years/2026/shifts', shift, { ifMatch: revision });
    const second = await app.officer.post('/v1/budget-years/2026/shifts', shift, { ifMatch: revision });
    expect([first.status, second.status]).toEqual([200, 412]);
    expect((await app.officer.post('/v1/budget-years/2026/shifts', shift)).status).toBe(428);
  });

  test('a repeated request shifts once', async () => {
    await open();
    const { revision } = await year();
    const shift = {
      from: 'reserve',
      to: 'courses',
      amountCents: 5,
      reason: 'needElsewhere',
      note: 'As agreed on the phone',
    };
    const options = { ifMatch: revision, idempotencyKey: 'same' };
    const first = await app.officer.post('/v1/budget-years/2026/shifts', shift, options);
    const second = await app.officer.post('/v1/budget-years/2026/shifts', shift, options);
    expect(second.body).toEqual(first.body);
    expect((await year()).parts.find(({ part }) => part === 'courses')?.amountCents).toBe(5);
  });
});

test('a block ties free money until it is lifted, once', async () => {
  await open();
  const block = { part: 'reserve', amountCents: 5_000_000, reason: 'blockedByParliament' };
  const { status, body } = await change<{ blockId: string }>('blocks', block);
  expect(status).toBe(201);
  expect((await year()).totals).toMatchObject({ blockedCents: 5_000_000, freeCents: 95_000_000 });
  expect((await change('blocks', { ...block, amountCents: 1 })).body.type).toMatch('funds-not-free');
  const lift = `blocks/${body.blockId}/lift`;
  expect((await change(lift, { reason: 'blockLiftedByParliament' })).status).toBe(200);
  expect((await change(lift, { reason: 'blockLiftedByParliament' })).status).toBe(409);
  expect((await change('blocks/unknown/lift', { reason: 'blockLiftedByParliament' })).status).toBe(404);
  expect((await year()).blocks).toEqual([
    {
      blockId: body.blockId,
      part: 'reserve',
      amountCents: 5_000_000,
      reason: 'blockedByParliament',
      on: '2026-01-15',
      liftedOn: '2026-01-15',
    },
  ]);
});

describe("a district's own money", () => {
  const money = { district: '07', amountCents: 4_500_000 };
  const free = async () => (await year()).parts.find(({ part }) => part === 'district-07')?.freeCents;

  test('raises what is free where it is transferred, and not where a carrier gets it', async () => {
    await open();
    const carrier = await app.officer.post<{ carrierId: string }>('/v1/carriers', { name: 'Kiezlicht e. V.' });
    const direct = { ...money, way: 'direct', carrierId: carrier.body.carrierId };
    expect((await change('contributions', direct)).status).toBe(201);
    expect(await free()).toBe(60_000_000);
    expect((await change('contributions', { ...money, way: 'transferred' })).status).toBe(201);
    expect(await free()).toBe(64_500_000);
    expect((await year()).contributions.map(({ way, carrierId }) => [way, carrierId]).sort()).toEqual([
      ['direct', carrier.body.carrierId],
      ['transferred', undefined],
    ]);
  });

  test('names a registered carrier exactly where one gets it', async () => {
    await open();
    const bodies = [
      { ...money, way: 'direct' },
      { ...money, way: 'direct', carrierId: GRANT },
      { ...money, way: 'transferred', carrierId: GRANT },
    ];
    for (const body of bodies) expect((await change('contributions', body)).status).toBe(400);
  });

  test('is not taken back below what is used', async () => {
    await open();
    const { body } = await change<{ contributionId: string }>('contributions', { ...money, way: 'transferred' });
    await charge(GRANT, 60_000_001);
    const withdraw = `contributions/${body.contributionId}/withdraw`;
    const refused = await change(withdraw, { reason: 'districtWithdrew' });
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:lotsenbuch:problem:funds-not-free']);
  });
});

describe('the budget watch', () => {
  const watch = async (query = '', client = app.officer) => {
    await app.settled();
    return client.get<BudgetWatchAnswer>(`/v1/reports/budget-watch?year=2026${query}`);
  };

  test('lists what the free funds consist of: the lines of each part sum to what is free', async () => {
    await open();
    await change('contributions', { district: '07', amountCents: 4_500_000, way: 'transferred' });
    await change('blocks', { part: 'district-07', amountCents: 1_000_000, reason: 'budgetaryBlock' });
    const approved = await charge(GRANT, 40_000_000);
    const reserved = await charge(OTHER, 10_000_000, false);
    const { body } = await watch();
    for (const part of body.parts) {
      expect(part.lines.reduce((sum, { effectCents }) => sum + effectCents, 0)).toBe(part.freeCents);
    }
    const part = body.parts.find((each) => each.part === 'district-07');
    expect(part).toMatchObject({ freeCents: 13_500_000, approvedCents: 40_000_000, reservedCents: 10_000_000 });
    expect(part?.lines.map(({ kind, effectCents }) => [kind, effectCents])).toEqual([
      ['amount', 60_000_000],
      ['contribution', 4_500_000],
      ['block', -1_000_000],
      ['grant', -40_000_000],
      ['grant', -10_000_000],
    ]);
    expect(part?.lines.slice(3).map(({ id, decisions }) => [id, decisions?.[0]?.decisionId])).toEqual([
      [GRANT, approved],
      [OTHER, reserved],
    ]);
  });

  test('is a table too, one row for each line', async () => {
    await open();
    const decision = await charge(GRANT, 40_000_000);
    const { text } = await watch('&district=07&format=csv');
    expect(text.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'year,stage,example,part,freeCents,kind,id,effectCents,approvedCents,reservedCents,decisions,reason',
      '2026,final,,district-07,20000000,amount,,60000000,,,,',
      `2026,final,,district-07,20000000,grant,${GRANT},-40000000,40000000,0,${decision},`,
    ]);
  });

  test('answers what was known on a day, whatever came later', async () => {
    await open();
    await charge(GRANT, 1_000_000);
    const { body: then } = await watch('&recordedBy=2026-01-15');
    now = '2026-08-01T08:00:00.000Z';
    await charge(OTHER, 2_000_000);
    expect((await watch('&recordedBy=2026-01-15')).body).toEqual(then);
    expect((await watch()).body.totals.approvedCents).toBe(3_000_000);
    expect((await app.officer.get('/v1/reports/budget-watch?year=2026&recordedBy=2026-01-14')).status).toBe(404);
  });

  test.each(['?', '?year=abc', '?year=2026&district=13', '?year=2026&recordedBy=yesterday'])(
    'refuses the question %s',
    async (query) => {
      await open();
      expect((await app.officer.get(`/v1/reports/budget-watch${query}`)).status).toBe(400);
    },
  );
});

describe('a district', () => {
  test('reads its own part and the totals, and nothing of another', async () => {
    await open();
    await charge(GRANT, 1_000_000);
    await app.settled();
    const district = await app.application.clientWith({ role: 'district', district: '08' });
    const answer = await year(district);
    expect(answer.parts.map(({ part }) => part)).toEqual(['district-08']);
    expect(answer.totals.approvedCents).toBe(1_000_000);
    const watch = (query: string) => district.get<BudgetWatchAnswer>(`/v1/reports/budget-watch?year=2026${query}`);
    expect((await watch('')).body.parts.map(({ part }) => part)).toEqual(['district-08']);
    expect((await watch('&district=07')).status).toBe(403);
  });

  test('changes nothing, nor do others than officers; nobody reads without a right', async () => {
    await open();
    const shift = { from: 'reserve', to: 'courses', amountCents: 1, reason: 'needElsewhere' };
    for (const role of ['approver', 'programmeOffice', 'auditor', 'operator'] as const) {
      const client = await app.application.clientWith({ role });
      expect((await change('shifts', shift, client)).status).toBe(403);
    }
    const carrier = await app.application.clientWith({ role: 'carrier', carrierId: GRANT });
    expect((await carrier.get('/v1/budget-years')).status).toBe(403);
    expect((await app.public.get<ListOf<unknown>>('/v1/budget-years')).status).toBe(401);
  });
});
