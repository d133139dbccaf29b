import { addDays, berlinDayOf, localDate } from '@lotsenbuch/kernel';
import { type HttpClient, ManualClock } from '@lotsenbuch/testing';
import { AnswersOfAYear, moveTo, type Question } from '../answers-of-a-year.fixture.js';
import { PlatformUnderTest } from '../platform.fixture.js';
import { grantRow, registerFile } from '../register.fixture.js';

interface Thing {
  readonly id: string;
  readonly revision: number;
}

/** What is asked on every day of the year, and again after it; a new list, report or history gets a line here. */
const QUESTIONS: readonly Question<Ids>[] = [
  { path: '/v1/published-grants?limit=200' },
  { path: '/v1/published-grants?year=2016&status=confirmed', accept: 'text/csv' },
  { path: ({ record }) => `/v1/published-grants/${record}` },
  { path: '/v1/reports/published-grants?year=2016' },
  { path: '/v1/reports/published-grants?year=2017' },
  { path: '/v1/carriers?limit=200' },
  { path: '/v1/carriers', accept: 'text/csv' },
  { path: ({ carrier }) => `/v1/carriers/${carrier}` },
  { path: '/v1/register-imports', as: 'auditor' },
  { path: '/v1/review', as: 'officer' },
  { path: '/v1/review', as: 'auditor', accept: 'text/csv' },
  { path: ({ record }) => `/v1/published-grants/${record}/history?lang=en` },
  { path: ({ record }) => `/v1/published-grants/${record}/history`, accept: 'text/csv' },
  { path: ({ carrier }) => `/v1/carriers/${carrier}/history?limit=200` },
  { path: ({ other }) => `/v1/carriers/${other}/history?lang=en&limit=200`, accept: 'text/csv' },
  { path: '/v1/streams/publishedRegister-2016/history?limit=200', as: 'auditor' },
  { path: '/v1/events', as: 'auditor', accept: 'text/csv' },
  { path: '/v1/accounts?limit=200', as: 'auditor' },
  { path: '/v1/accounts', as: 'auditor', accept: 'text/csv' },
  { path: '/v1/rights?limit=200', as: 'auditor' },
  { path: '/v1/carrier-selections', as: 'auditor' },
  { path: ({ selection }) => `/v1/carrier-selections/${selection}`, as: 'auditor' },
  { path: '/v1/carrier-selections', as: 'auditor', accept: 'text/csv' },
  { path: '/v1/budget-years', as: 'auditor' },
  { path: '/v1/budget-years/2026', as: 'auditor' },
  { path: '/v1/budget-years/2026/history?limit=200', as: 'auditor' },
  { path: '/v1/reports/budget-watch?year=2026', as: 'auditor' },
  { path: '/v1/reports/budget-watch?year=2026', as: 'auditor', accept: 'text/csv' },
];

interface Ids {
  readonly record: string;
  readonly carrier: string;
  readonly other: string;
  readonly selection: string;
}

const clock = new ManualClock('2026-01-30T09:00:00.000Z');
const at = (instant: string): void => moveTo(clock, instant);

let app: PlatformUnderTest;
let ids: Ids;

const register = (year: number, euros: number) =>
  registerFile([
    grantRow(year, 'Haus Morgenrot gGmbH', 'Integrationslotsen Mitte', 5_000),
    grantRow(year, 'Kiezlicht e. V.', 'Kiezmütter für Spandau', euros),
    grantRow(year, 'Kiezlicht e. V.', 'Integrationslots*innen Spandau', 700),
    grantRow(year, 'Ufer 5 gGmbH', 'Integrationslotsen Neukölln', 900),
  ]);

const change = async (path: string, body: object): Promise<void> => {
  const thing = await app.client('officer').get<Thing>(path.split('/').slice(0, 4).join('/'));
  const { status, text } = await app.client('officer').post(path, body, { ifMatch: thing.body.revision });
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
  await app.settled();
};
const rename = (id: string, name: string, effectiveOn: string) =>
  change(`/v1/carriers/${id}/rename`, { name, effectiveOn, reason: 'organisationRenamed' });

/** A call for bids, with fourteen days for them. */
const openSelection = async (by: HttpClient, area: string): Promise<string> => {
  const today = berlinDayOf(clock.now().toISOString());
  const { status, body, text } = await by.post<Thing>('/v1/carrier-selections', {
    area,
    periodFrom: '2028-01-01',
    periodTo: '2029-01-01',
    bidsUntil: addDays(today, 14),
    applicationsUntil: addDays(today, 30),
    criteria: [{ key: 'languages', caption: 'Sprachen', weight: 1 }],
    maxPoints: 5,
  });
  if (status !== 201) throw new Error(`the selection was not opened: ${text}`);
  await app.settled();
  return body.id;
};
const bid = async (by: HttpClient, selection: string, carrierId: string): Promise<void> => {
  const { body } = await by.get<Thing>(`/v1/carrier-selections/${selection}`);
  const receivedOn = berlinDayOf(clock.now().toISOString());
  const { status, text } = await by.post(
    `/v1/carrier-selections/${selection}/bids`,
    { carrierId, receivedOn },
    { ifMatch: body.revision },
  );
  if (status >= 300) throw new Error(`the bid was not received: ${text}`);
  await app.settled();
};

const openBudgetYear = async (): Promise<void> => {
  const { status, text } = await app.client('officer').post('/v1/budget-years', {
    year: 2026,
    stage: 'final',
    effectiveOn: '2026-01-01',
    address: { chapter: '1120', title: '68406', part: '1' },
    reason: 'budgetPassed',
    totalCents: 100_000_000,
    parts: [
      { part: 'district-05', amountCents: 60_000_000 },
      { part: 'reserve', amountCents: 40_000_000 },
    ],
  });
  if (status !== 201) throw new Error(`the budget year was not opened: ${text}`);
  await app.settled();
};
const shift = (amountCents: number) =>
  change('/v1/budget-years/2026/shifts', { from: 'reserve', to: 'district-05', amountCents, reason: 'needElsewhere' });

let answers: AnswersOfAYear<Ids>;
const endDay = (instant: string): Promise<void> => answers.endDay(instant);

beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: clock.now });
  await app.import(2016, register(2016, 1_234));
  const [record, carrier, other] = [
    await app.only<Thing>('/v1/published-grants?q=kiezm'),
    await app.only<Thing>('/v1/carriers?q=kiezlicht'),
    await app.only<Thing>('/v1/carriers?q=morgenrot'),
  ];
  const spandau = await app.person({ role: 'district', district: '05' });
  const selection = await openSelection(spandau, '05');
  ids = { record: record.id, carrier: carrier.id, other: other.id, selection };
  await openBudgetYear();
  answers = new AnswersOfAYear(app, clock, QUESTIONS, ids);
  await endDay('2026-01-30T22:59:59.999Z');

  // A name that begins in the future, on the day after the clocks have changed.
  at('2026-03-28T09:00:00.000Z');
  await rename(ids.carrier, 'Kiezstern e. V.', '2026-03-30');
  await app.person({ role: 'approver' }, { role: 'officer', until: localDate('2026-10-25') });
  await bid(spandau, selection, ids.carrier);
  await shift(1_000_000);
  await endDay('2026-03-28T22:59:59.999Z');
  at('2026-03-28T23:00:00.000Z');
  await app.import(2016, register(2016, 1_300));
  await endDay('2026-03-29T21:59:59.999Z');
  at('2026-03-29T22:00:00.000Z');
  await change(`/v1/published-grants/${ids.record}/review-decision`, {
    decision: 'include',
    reason: 'laterNameOfSameProject',
  });
  await endDay('2026-03-30T21:00:00.000Z');

  at('2026-10-24T21:00:00.000Z');
  await app.import(2017, register(2017, 4_000));
  await openSelection(app.client('officer'), 'supraDistrict');
  await endDay('2026-10-24T21:59:59.999Z');
  at('2026-10-24T22:00:00.000Z');
  await rename(ids.other, 'Haus Abendrot gGmbH', '2026-10-25');
  // The hour that comes twice.
  at('2026-10-25T00:30:00.000Z');
  await rename(ids.other, 'Haus Mittag gGmbH', '2026-10-25');
  at('2026-10-25T01:30:00.000Z');
  await rename(ids.other, 'Haus Mitternacht gGmbH', '2026-10-25');
  await shift(2_000_000);
  await endDay('2026-10-25T22:59:59.999Z');
  // The clock steps back over midnight: what follows is recorded with the time of the last event, on the next day.
  at('2026-10-25T23:01:00.000Z');
  await rename(ids.carrier, 'Kiezsonne e. V.', '2026-10-26');
  at('2026-10-25T22:58:30.000Z');
  await rename(ids.carrier, 'Kiezmond e. V.', '2026-10-26');
  await endDay('2026-10-26T22:30:00.000Z');

  // After the year: corrections, a withdrawn record, merges, other names for days that were told already.
  at('2027-01-04T09:00:00.000Z');
  await app.import(2016, register(2016, 9_999));
  await app.import(2017, registerFile([grantRow(2017, 'Haus Morgenrot gGmbH', 'Integrationslotsen Mitte', 1)]));
  await shift(3_000_000);
  await app.person({ role: 'auditor' });
  await openSelection(spandau, '05');
  await rename(ids.other, 'Haus von Anfang an gGmbH', '2015-01-01');
  await change(`/v1/carriers/${ids.carrier}/merge`, { into: ids.other, reason: 'organisationsUnited' });
}, 120_000);
afterAll(() => app[Symbol.asyncDispose]());

test('there are fifty answers and more, and each question was answered differently in the course of the year', () => {
  expect(answers.count).toBeGreaterThanOrEqual(50);
  expect(answers.unchanged).toEqual([]);
});

test('asked again after corrections, merges and new names, they are the same answers, byte for byte', async () => {
  await answers.expectOthersToday();
  await answers.expectTheSame();
});

test('also after a restart with read models that are rebuilt', async () => {
  await answers.rebuild();
  await answers.expectTheSame();
});

test('effectiveOn reads names on another day than the one that is asked about', async () => {
  const name = async (query: string) =>
    (await app.client().get<{ name: string }>(`/v1/carriers/${ids.carrier}?${query}`)).body.name;
  expect(await name('recordedBy=2026-03-28')).toBe('Kiezlicht e. V.');
  expect(await name('recordedBy=2026-03-28&effectiveOn=2026-03-30')).toBe('Kiezstern e. V.');
  expect(await name('recordedBy=2026-10-26&effectiveOn=2026-04-01')).toBe('Kiezstern e. V.');
});
