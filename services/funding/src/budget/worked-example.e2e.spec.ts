import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createCommandHandler } from '@lotsenbuch/event-store';
import { eurosInEnglish } from '../domain/euros.js';
import { FundingApplication } from '../funding-application.fixture.js';
import { budgetYearAggregate } from './domain/budget-year.js';
import { DISTRICT_KEYS } from './domain/parts.js';
import type { BudgetYearAnswer } from './read-budget-years/budget-year-answer.js';
import type { FormulaAnswer } from './read-formulas/formula-answer.js';

/** The year that docs/budget-year.md tells; every amount named here has to stand there. */
const text = readFileSync(new URL('../../../../docs/budget-year.md', import.meta.url), 'utf8');
const told = (cents: number): number => {
  expect(text).toContain(eurosInEnglish(cents).replace('\u00a0', ' '));
  return cents;
};
const euros = (amount: number): number => amount * 100;

let now = '2026-01-05T09:00:00.000Z';
let app: FundingApplication;
beforeAll(async () => {
  app = await FundingApplication.start(() => new Date(now));
});
afterAll(() => app[Symbol.asyncDispose]());

const year = async (): Promise<BudgetYearAnswer> => {
  await app.settled();
  return (await app.officer.get<BudgetYearAnswer>('/v1/budget-years/2026')).body;
};
const change = async <Body = { detail: string }>(path: string, body: object) => {
  const { revision } = await year();
  return app.officer.post<Body>(`/v1/budget-years/2026/${path}`, body, { ifMatch: revision });
};
const district07 = async () => {
  const part = (await year()).parts.find((each) => each.part === 'district-07');
  if (part === undefined) throw new Error('the year has no district 07');
  return part;
};
const others = (share: number) => [
  { part: 'supraDistrict', amountCents: euros(700_000) * share },
  { part: 'programmeOffice', amountCents: euros(600_000) * share },
  { part: 'courses', amountCents: euros(250_000) * share },
  { part: 'supervision', amountCents: euros(150_000) * share },
  { part: 'reserve', amountCents: euros(200_000) * share },
];
const districts = (amount: number) =>
  DISTRICT_KEYS.map((key) => ({ part: `district-${key}`, amountCents: euros(amount) }));
const appropriation = { effectiveOn: '2026-01-01', address: { chapter: '1120', title: '68406', part: '1' } };
/** What the process of a grant does with the year. */
const approve = async (amountCents: number) => {
  const commands = createCommandHandler({ store: app.eventStore });
  const [grantId, decisionId] = ['0190aaaa-0000-7000-8000-000000000007', randomUUID()];
  const asked = [
    { type: 'ReserveFunds', part: 'district-07', grantId, decisionId, amountCents },
    { type: 'ApproveFunds', grantId, decisionId },
  ] as const;
  for (const command of asked) {
    const context = { commandId: randomUUID(), actor: 'process:test', correlationId: 'test' };
    const outcome = await commands.handle(budgetYearAggregate, '2026', command, context);
    expect(outcome.kind).toBe('accepted');
  }
};

test('the year of docs/budget-year.md has the figures that stand there', async () => {
  const opened = await app.officer.post('/v1/budget-years', {
    ...appropriation,
    year: 2026,
    stage: 'provisional',
    reason: 'provisionalManagement',
    totalCents: told(euros(2_500_000)),
    parts: [...districts(168_750), ...others(0.25)],
  });
  expect(opened.status).toBe(201);
  expect((await district07()).freeCents).toBe(told(euros(168_750)));
  await approve(told(euros(120_000)));
  expect((await district07()).freeCents).toBe(told(euros(48_750)));

  now = '2026-06-15T09:00:00.000Z';
  const passed = await change('appropriation', {
    ...appropriation,
    stage: 'final',
    reason: 'budgetPassed',
    totalCents: told(euros(10_000_000)),
    parts: [...districts(168_750), ...others(1), { part: 'undistributed', amountCents: told(euros(6_075_000)) }],
  });
  expect(passed.status).toBe(200);
  expect((await year()).totals).toMatchObject({ amountCents: euros(10_000_000), approvedCents: euros(120_000) });

  const criterion = (name: string, values: readonly string[]) => ({
    name,
    weight: { numerator: 1, denominator: 2 },
    source: 'Made-up values for this example',
    referenceDate: '2025-06-30',
    sourceHash: 'ab'.repeat(32),
    values: DISTRICT_KEYS.map((district, at) => ({ district, value: values[at] ?? '' })),
  });
  const drafted = await change<{ formulaId: string }>('formulas', {
    example: true,
    amountCents: told(euros(8_100_000)),
    positions: 150,
    baseCents: told(euros(100_000)),
    criteria: [
      criterion(
        'Share of people with migration background',
        '53.9 42.1 21.4 42.7 41.3 29.6 38.9 46.8 18.2 20.7 31.9 33.7'.split(' '),
      ),
      criterion('Social index', '3.5 3.0 1.5 2.0 3.0 1.5 2.0 3.5 2.0 3.0 2.5 2.5'.split(' ')),
    ],
  });
  expect(drafted.status).toBe(201);
  const { formulaId } = drafted.body;
  const formula = async () => {
    await app.settled();
    return (await app.officer.get<FormulaAnswer>(`/v1/budget-years/2026/formulas/${formulaId}`)).body;
  };
  const path = `/v1/budget-years/2026/formulas/${formulaId}`;
  const sent = await app.officer.post(
    `${path}/send`,
    { answerBy: '2026-06-30' },
    { ifMatch: (await formula()).revision },
  );
  expect(sent.status).toBe(200);
  for (const key of DISTRICT_KEYS) {
    const district = await app.application.clientWith({ role: 'district', district: key });
    const body = { district: key, stand: key === '06' ? 'dissent' : 'consent' };
    expect((await district.post(`${path}/statements`, body, { ifMatch: (await formula()).revision })).status).toBe(200);
  }
  const approver = await app.application.clientWith({ role: 'approver' });
  const decision = { reason: 'answersWeighed' };
  expect((await approver.post(`${path}/decision`, decision, { ifMatch: (await formula()).revision })).status).toBe(200);
  const { shares } = await formula();
  for (const { district, amountCents, positions } of shares) {
    expect(text).toContain(`| ${district} | ${eurosInEnglish(amountCents).replace('\u00a0', ' ')} | ${positions} |`);
  }
  expect(shares.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(euros(8_100_000));

  const money = { district: '07', amountCents: told(euros(45_000)), way: 'transferred' };
  expect((await change('contributions', money)).status).toBe(201);
  const blocked = { part: 'district-07', amountCents: told(euros(50_000)), reason: 'blockedByParliament' };
  expect((await change('blocks', blocked)).status).toBe(201);
  await approve(told(euros(380_000)));
  const { freeCents, approvedCents } = await district07();
  expect([told(approvedCents), told(freeCents)]).toEqual([euros(500_000), freeCents]);
  const refused = await change('shifts', {
    from: 'district-07',
    to: 'reserve',
    amountCents: freeCents + euros(4_310),
    reason: 'needElsewhere',
  });
  expect(refused.status).toBe(422);
  const [sentence] = refused.body.detail.replaceAll('\u00a0', ' ').split(' Free is ');
  expect(text.replaceAll(/\s+/g, ' ').replaceAll('> ', '')).toContain(sentence);
});
