import type { HttpClient } from '@lotsenbuch/testing';
import { FundingApplication, type ListOf } from '../funding-application.fixture.js';
import { DISTRICT_KEYS } from './domain/parts.js';
import type { BudgetYearAnswer } from './read-budget-years/budget-year-answer.js';
import type { FormulaAnswer, FormulaDetailAnswer } from './read-formulas/formula-answer.js';

let app: FundingApplication;
let now: string;
let approver: HttpClient;
beforeEach(async () => {
  now = '2025-11-16T09:00:00.000Z';
  app = await FundingApplication.start(() => new Date(now));
  approver = await app.application.clientWith({ role: 'approver' });
  await openYear(2026);
});
afterEach(() => app[Symbol.asyncDispose]());

const openYear = (year: number) =>
  app.officer.post('/v1/budget-years', {
    year,
    stage: 'provisional',
    effectiveOn: `${year}-01-01`,
    address: { chapter: '1120', title: '68406' },
    reason: 'provisionalManagement',
    totalCents: 110_000_000,
    parts: [
      { part: 'undistributed', amountCents: 100_000_001 },
      { part: 'supraDistrict', amountCents: 9_999_999 },
    ],
  });

const values = (value: (at: number) => string) => DISTRICT_KEYS.map((district, at) => ({ district, value: value(at) }));
const criterion = {
  name: 'Share of people with migration background',
  weight: { numerator: 1, denominator: 1 },
  source: 'Example values, not published ones',
  referenceDate: '2025-06-30',
  sourceHash: 'ab'.repeat(32),
  values: values(() => '1'),
};
const draft = { example: true, amountCents: 100_000_001, positions: 150, baseCents: 0, criteria: [criterion] };

/** Sends a draft at the revision that the year has. */
const propose = async <Body>(body: object, client = app.officer, year = 2026) => {
  await app.settled();
  const { revision } = (await app.officer.get<BudgetYearAnswer>(`/v1/budget-years/${year}`)).body;
  return client.post<Body>(`/v1/budget-years/${year}/formulas`, body, { ifMatch: revision });
};
const unequal = [{ ...criterion, values: values((at) => String(at + 1)) }];

const drafted = async (body: object = {}, year = 2026): Promise<string> => {
  const answer = await propose<{ formulaId: string }>({ ...draft, ...body }, app.officer, year);
  expect(answer.status).toBe(201);
  return answer.body.formulaId;
};
const formula = async (id: string, client = app.officer, year = 2026) => {
  await app.settled();
  return client.get<FormulaDetailAnswer>(`/v1/budget-years/${year}/formulas/${id}`);
};
const step = async (id: string, name: string, body: object, client = app.officer, year = 2026) => {
  const { revision } = (await formula(id, app.officer, year)).body;
  const path = `/v1/budget-years/${year}/formulas/${id}/${name}`;
  return client.post<{ type: string; detail: string }>(path, body, { ifMatch: revision });
};
const sent = async (body: object = {}, year = 2026, answerBy = '2025-11-30'): Promise<string> => {
  const id = await drafted(body, year);
  expect((await step(id, 'send', { answerBy }, app.officer, year)).status).toBe(200);
  return id;
};
const district = (key: string) => app.application.clientWith({ role: 'district', district: key });
const answer = async (id: string, key: string, stand: string, note?: string, client?: HttpClient) => {
  const body = { district: key, stand, ...(note !== undefined && { note }) };
  return step(id, 'statements', body, client ?? (await district(key)));
};
const decide = (id: string, reason = 'answersWeighed', client = approver, year = 2026) =>
  step(id, 'decision', { reason }, client, year);

describe('an allocation formula', () => {
  test('goes from the draft over the districts to the decision, and sets the allotments to the cent', async () => {
    const id = await sent();
    for (const key of DISTRICT_KEYS)
      expect((await answer(id, key, key === '05' ? 'dissent' : 'consent')).status).toBe(200);
    expect((await decide(id)).status).toBe(200);
    await app.settled();
    const year = (await app.officer.get<BudgetYearAnswer>('/v1/budget-years/2026')).body;
    expect(year.parts.slice(0, 12).map(({ amountCents }) => amountCents)).toEqual([
      ...new Array(5).fill(8_333_334),
      ...new Array(7).fill(8_333_333),
    ]);
    expect(year.parts.find(({ part }) => part === 'undistributed')?.amountCents).toBe(0);
    expect(year.allotmentsFrom).toEqual({ formulaId: id, example: true });
    const { body } = await formula(id);
    expect(body).toMatchObject({
      status: 'decided',
      example: true,
      version: 1,
      decision: { on: '2025-11-16', reason: 'answersWeighed', consenting: 11, dissenting: 1, stating: 0, silent: 0 },
    });
    expect(body.shares.reduce((sum, { positions }) => sum + positions, 0)).toBe(150);
  });

  test('is recomputed from what was pinned with it: the same cents, also after a later version for another year', async () => {
    const id = await sent();
    now = '2025-12-01T09:00:00.000Z';
    await decide(id);
    const before = (await formula(id)).body;
    await openYear(2027);
    const later = await sent({ baseCents: 1_000_000, criteria: unequal }, 2027, '2025-12-10');
    now = '2025-12-11T09:00:00.000Z';
    expect((await decide(later, 'answersWeighed', approver, 2027)).status).toBe(200);
    expect((await formula(later, app.officer, 2027)).body.shares).not.toEqual(before.shares);
    expect(before.recomputed).toEqual({ shares: before.shares, inputHash: before.inputHash, matches: true });
    expect((await formula(id)).body).toEqual(before);
  });

  test('is not decided by the one who drafted it', async () => {
    const both = await app.application.clientWith({ role: 'officer' }, { role: 'approver' });
    const { body } = await propose<{ formulaId: string }>(draft, both);
    await step(body.formulaId, 'send', { answerBy: '2025-11-30' });
    now = '2025-12-01T09:00:00.000Z';
    const refused = await decide(body.formulaId, 'answersWeighed', both);
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:lotsenbuch:problem:drafter-decides']);
    expect((await decide(body.formulaId)).status).toBe(200);
  });

  test('waits for the districts, and does not claim an agreement that there is not', async () => {
    const id = await sent();
    await answer(id, '01', 'consent');
    const early = await decide(id);
    expect([early.status, early.body.type]).toEqual([422, 'urn:lotsenbuch:problem:districts-not-heard']);
    expect(early.body.detail).toMatch('11 districts have not answered');
    now = '2025-12-01T09:00:00.000Z';
    expect((await decide(id, 'districtsConsent')).body.detail).toMatch('without consent are 02, 03');
  });

  test('that shares out more than there is says by how much', async () => {
    const id = await sent({ amountCents: 100_000_101 });
    now = '2025-12-01T09:00:00.000Z';
    const { status, body } = await decide(id);
    expect(status).toBe(422);
    expect(body.detail.replaceAll('\u00a0', ' ')).toMatch('1.00 € too much');
  });

  test('takes no step twice: two decisions at the same time decide once', async () => {
    const id = await sent();
    now = '2025-12-01T09:00:00.000Z';
    const statuses = (await Promise.all([decide(id), decide(id)])).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 412]);
    expect((await decide(id)).body.type).toBe('urn:lotsenbuch:problem:formula-step');
  });

  test('is listed by version, as a table with the mark of an example', async () => {
    await drafted();
    await drafted({ example: false });
    await app.settled();
    const { body } = await app.officer.get<ListOf<FormulaAnswer>>('/v1/budget-years/2026/formulas');
    expect(body.items.map(({ version, example }) => [version, example])).toEqual([
      [1, true],
      [2, false],
    ]);
    const { text } = await app.officer.get('/v1/budget-years/2026/formulas?format=csv');
    expect(text.split('\r\n')[1]).toMatch(',2026,1,draft,true,100000001,150,');
  });

  test.each([
    ['weights that sum to 2/3', { criteria: [{ ...criterion, weight: { numerator: 2, denominator: 3 } }] }, 'criteria'],
    ['eleven districts', { criteria: [{ ...criterion, values: criterion.values.slice(1) }] }, 'criteria[0].values'],
    [
      'a district twice',
      { criteria: [{ ...criterion, values: [...criterion.values.slice(1), { district: '02', value: '1' }] }] },
      'criteria[0].values',
    ],
    [
      'a value with a comma',
      { criteria: [{ ...criterion, values: values(() => '1,5') }] },
      'criteria[0].values[0].value',
    ],
    ['values of 0 only', { criteria: [{ ...criterion, values: values(() => '0') }] }, 'criteria[0].values'],
    ['no criteria', { criteria: [] }, 'criteria'],
    [
      'a weight of half a whole number',
      { criteria: [{ ...criterion, weight: { numerator: 0.5, denominator: 1 } }] },
      'criteria[0].weight.numerator',
    ],
    ['a base above a twelfth', { baseCents: 50_000_000 }, 'baseCents'],
    ['a cap that leaves money to nobody', { capCents: 1 }, 'capCents'],
    ['an endless list', { criteria: new Array(11).fill(criterion) }, 'criteria'],
  ])('with %s is refused: 400 names the field', async (_, body, field) => {
    const refused = await propose<{ errors: readonly { field: string }[] }>({ ...draft, ...body });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((error) => error.field)).toContain(field);
  });
});

describe('a district', () => {
  test('sees a formula once it was sent, with its own answer and note, not those of others', async () => {
    const hidden = await drafted();
    const id = await sent({ note: 'Nur intern.' });
    await answer(id, '03', 'dissent', 'Die Werte sind von vorgestern.');
    await answer(id, '04', 'consent', 'Einverstanden.');
    const mine = await district('03');
    expect((await formula(hidden, mine)).status).toBe(404);
    const listed = await mine.get<ListOf<FormulaAnswer>>('/v1/budget-years/2026/formulas');
    expect(listed.body.items.map(({ formulaId }) => formulaId)).toEqual([id]);
    expect((await formula(id, mine)).body.answers).toMatchObject([
      {
        district: '03',
        stand: 'dissent',
        on: '2025-11-16',
        note: { kind: 'text', text: 'Die Werte sind von vorgestern.' },
      },
    ]);
    expect((await formula(id, mine)).body.note).toEqual({ kind: 'hidden' });
    expect((await formula(id)).body.note).toMatchObject({ kind: 'text', text: 'Nur intern.' });
    expect((await formula(id)).body.answers).toHaveLength(2);
    const auditor = await app.application.clientWith({ role: 'auditor' });
    expect((await formula(id, auditor)).body.answers.map(({ note }) => note?.kind)).toEqual(['hidden', 'hidden']);
  });

  test('answers for itself only, once it was asked, and its last answer counts', async () => {
    const id = await drafted();
    expect((await answer(id, '03', 'consent')).status).toBe(409);
    await step(id, 'send', { answerBy: '2025-11-30' });
    expect((await answer(id, '03', 'consent', undefined, await district('04'))).status).toBe(403);
    expect((await answer(id, '03', 'consent', undefined, app.officer)).status).toBe(403);
    await answer(id, '03', 'consent');
    await answer(id, '03', 'dissent');
    expect((await formula(id)).body.answers.map(({ stand }) => stand)).toEqual(['dissent']);
    const unknown = '/v1/budget-years/2026/formulas/unknown/statements';
    const asked = { district: '03', stand: 'consent' };
    expect((await (await district('03')).post(unknown, asked, { ifMatch: 0 })).status).toBe(404);
  });

  test('leaves no word of its note in the log of events', async () => {
    const id = await sent();
    await answer(id, '03', 'dissent', 'Unverwechselbarwort');
    const bytes: string[] = [];
    for await (const { events } of app.eventStore.readAll()) {
      for (const { canonical } of events) bytes.push(Buffer.from(canonical).toString());
    }
    expect(bytes.join('\n')).not.toMatch('Unverwechselbarwort');
  });
});

test('a draft whose answers are due before it is sent is refused', async () => {
  const id = await drafted();
  const { status, body } = await step(id, 'send', { answerBy: '2025-11-15' });
  expect([status, body]).toMatchObject([400, { errors: [{ field: 'answerBy' }] }]);
});
