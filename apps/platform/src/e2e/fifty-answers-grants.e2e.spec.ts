import { readFile } from 'node:fs/promises';
import { addDays, berlinDayOf } from '@lotsenbuch/kernel';
import { type HttpClient, ManualClock } from '@lotsenbuch/testing';
import { AnswersOfAYear, moveTo, type Question } from '../answers-of-a-year.fixture.js';
import { BudgetYear, bodyOf, type Changed, REQUESTED_CENTS } from '../budget-year.fixture.js';
import { PlatformUnderTest } from '../platform.fixture.js';

interface Ids {
  readonly grant: string;
  readonly project: string;
  readonly position: string;
  readonly facilitator: string;
  readonly coordinator: string;
  readonly formula: string;
  readonly erasure: string;
}

const OFFICER = { as: 'officer' } as const;
const AUDITOR = { as: 'auditor' } as const;
const CSV = { accept: 'text/csv' } as const;
const NAMES_DAY = { namesRecordedBy: true } as const;

/** Names and notes are nobody's answer for ever: who may see them is not asked here. */
const QUESTIONS: readonly Question<Ids>[] = [
  { ...AUDITOR, path: '/v1/budget-years/2026' },
  { ...AUDITOR, path: '/v1/reports/budget-watch?year=2026' },
  { ...AUDITOR, ...CSV, path: '/v1/reports/budget-watch?year=2026', language: 'de' },
  { ...AUDITOR, path: '/v1/budget-years/2026/history?limit=200&lang=de' },
  { ...AUDITOR, ...CSV, path: '/v1/budget-years/2026/history?lang=en' },
  { ...AUDITOR, path: '/v1/budget-years/2026/formulas' },
  { ...AUDITOR, path: ({ formula }) => `/v1/budget-years/2026/formulas/${formula}` },
  { ...AUDITOR, path: '/v1/grants?limit=200' },
  { ...AUDITOR, ...CSV, path: '/v1/grants' },
  { ...AUDITOR, path: '/v1/grants?year=2026&district=07&status=approved' },
  { ...AUDITOR, path: ({ grant }) => `/v1/grants/${grant}` },
  { as: 'carrier', path: ({ grant }) => `/v1/grants/${grant}` },
  { ...AUDITOR, path: ({ grant }) => `/v1/grants/${grant}/closure` },
  { ...OFFICER, path: ({ grant }) => `/v1/grants/${grant}/documents` },
  { as: 'carrier', path: ({ grant }) => `/v1/grants/${grant}/copy?from=2027-01-01&to=2028-01-01` },
  { ...AUDITOR, path: '/v1/reports/grants-per-year?year=2026' },
  { ...OFFICER, path: '/v1/my-work' },
  { ...OFFICER, ...CSV, path: '/v1/my-work' },
  { as: 'approver', path: '/v1/my-work' },
  { as: 'carrier', path: '/v1/my-work' },
  { ...AUDITOR, path: ({ grant }) => `/v1/grants/${grant}/history?limit=200&lang=de` },
  { ...AUDITOR, path: ({ grant }) => `/v1/grants/${grant}/history?limit=200&lang=en` },
  { ...AUDITOR, ...CSV, path: ({ grant }) => `/v1/grants/${grant}/history?lang=de` },
  { ...AUDITOR, ...CSV, path: ({ grant }) => `/v1/grants/${grant}/history?lang=en` },
  { ...AUDITOR, path: '/v1/projects' },
  { ...AUDITOR, path: ({ project }) => `/v1/projects/${project}/history?lang=de` },
  { ...AUDITOR, path: '/v1/positions' },
  { ...AUDITOR, ...CSV, path: '/v1/positions?on=2026-06-01' },
  { ...AUDITOR, path: ({ position }) => `/v1/positions/${position}` },
  { ...AUDITOR, path: ({ position }) => `/v1/positions/${position}/history?lang=en` },
  { ...AUDITOR, path: '/v1/facilitators' },
  { ...AUDITOR, ...CSV, path: '/v1/facilitators' },
  { ...AUDITOR, path: ({ facilitator }) => `/v1/facilitators/${facilitator}` },
  { ...AUDITOR, path: ({ facilitator }) => `/v1/facilitators/${facilitator}/history?lang=de` },
  { ...AUDITOR, path: '/v1/functions' },
  { ...AUDITOR, path: ({ coordinator }) => `/v1/functions/${coordinator}/history?lang=de` },
  { ...AUDITOR, ...NAMES_DAY, path: '/v1/reports/staffing?on=2026-06-01&by=carrier' },
  { ...AUDITOR, ...NAMES_DAY, path: '/v1/reports/staffing?on=2026-11-01&by=district' },
  { ...AUDITOR, ...NAMES_DAY, path: '/v1/reports/vacancies?from=2026-03-01&to=2027-01-01' },
  { ...AUDITOR, path: '/v1/reports/headcount-comparison?on=2026-06-01' },
  { path: '/v1/headcounts?limit=200' },
  { ...AUDITOR, path: '/v1/rights?limit=200' },
  { ...AUDITOR, path: '/v1/erasures' },
  { ...AUDITOR, path: ({ erasure }) => `/v1/erasures/${erasure}` },
  { ...AUDITOR, path: ({ erasure }) => `/v1/erasures/${erasure}/history` },
  { ...AUDITOR, ...CSV, path: '/v1/events' },
];

const clock = new ManualClock('2026-01-30T09:00:00.000Z');
const HEADCOUNTS = new URL('../../../../examples/positions-by-district-year.csv', import.meta.url);
const DISTRICTS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

let app: PlatformUnderTest;
let year: BudgetYear;
let answers: AnswersOfAYear<Ids>;
let ids: Ids;

const today = () => berlinDayOf(clock.now().toISOString());
const created = async (by: HttpClient, path: string, body: object): Promise<string> => {
  const { id } = bodyOf(await by.post<Changed>(path, body));
  await app.settled();
  return id;
};

const draftFormula = async (): Promise<string> => {
  const values = DISTRICTS.map((district, index) => ({ district, value: String(index + 1) }));
  const criterion = {
    name: 'Anteil der Menschen mit Migrationshintergrund',
    weight: { numerator: 1, denominator: 1 },
    source: 'Beispielwerte',
    referenceDate: '2025-06-30',
    sourceHash: 'ab'.repeat(32),
    values,
  };
  const draft = { example: true, amountCents: 30_000_000, positions: 10, baseCents: 0, criteria: [criterion] };
  const drafted = await year.changeAs<{ formulaId: string }>('officer', '/v1/budget-years/2026', 'formulas', draft);
  return drafted.formulaId;
};

/** Project, facilitator and coordinator of district 07, with people's names in the vault. */
const openStaffing = async () => ({
  project: await created(year.carrier, '/v1/projects', {
    title: 'Lotsen in Tempelhof',
    district: '07',
    carrierId: year.carrierId,
    from: '2026-03-01',
  }),
  facilitator: await created(year.carrier, '/v1/facilitators', {
    carrierId: year.carrierId,
    form: 'socialInsurance',
    weeklyHours: '39.40',
    from: '2026-01-01',
    name: 'Erika Erfunden',
    languages: [{ code: 'ar', level: 'native' }],
  }),
  coordinator: await created(app.client('officer'), '/v1/functions', {
    kind: 'districtCoordinator',
    district: '07',
    name: 'Konrad Erdacht',
    paidBy: 'district',
    from: '2026-01-01',
  }),
});

const openPosition = (project: string, grantId: string, from: string): Promise<string> =>
  created(year.carrier, '/v1/positions', {
    projectId: project,
    grantId,
    profile: 'Schule',
    targetGroup: 'Familien',
    fundingProgramme: 'programme',
    weeklyHours: '39.40',
    fullTimeHours: '39.40',
    tariff: 'TV-L Berlin',
    payGroup: 'E 5',
    monthlyCostCents: 400_000,
    from,
    to: '2027-01-01',
  });

const occupy = (position: string, facilitatorId: string, from: string): Promise<Changed> =>
  year.change(year.carrier, `/v1/positions/${position}`, 'occupancies', {
    facilitatorId,
    shareBasisPoints: 10_000,
    kind: 'regular',
    from,
  });

/** Somebody who left long ago, and whom an officer asks to erase. */
const askForErasure = async (): Promise<string> => {
  const subject = await created(year.carrier, '/v1/facilitators', {
    carrierId: year.carrierId,
    form: 'socialInsurance',
    weeklyHours: '35',
    from: '2013-10-01',
    to: '2014-01-01',
    name: 'Franz Fortgegangen',
    languages: [],
  });
  return created(app.client('officer'), '/v1/erasures', { subject, reason: 'noLongerNeeded' });
};

beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: clock.now });
  const place = {
    client: (identity?: string) => app.client(identity),
    clientOf: (token: string) => app.application.clientOf(token),
    settled: () => app.settled(),
  };
  year = await BudgetYear.open(place, 2026, today(), 60_000_000);
  const grant = await year.apply('2026-03-01', '2027-01-01');
  const of = `/v1/grants/${grant}`;
  await year.prepare(grant);
  await year.changeAs('programme-office', of, 'statements', { opinion: 'inFavour' });
  moveTo(clock, '2026-02-10T09:00:00.000Z');
  const { decisionId } = await year.approve(grant, 6_000_000);
  const staffing = await openStaffing();
  const position = await openPosition(staffing.project, grant, '2026-03-01');
  ids = { grant, position, ...staffing, formula: await draftFormula(), erasure: await askForErasure() };
  answers = new AnswersOfAYear(app, clock, QUESTIONS, ids, new Map([['carrier', year.carrierToken]]));
  await answers.endDay('2026-02-10T22:59:59.999Z');

  // The night in which the clocks go forward.
  moveTo(clock, '2026-03-28T09:00:00.000Z');
  const { noticeId } = await year.changeAs<{ noticeId: string }>('officer', of, 'notices', { decisionId });
  const { id: occupancy } = await occupy(position, ids.facilitator, '2026-03-28');
  await year.changeAs('officer', `/v1/budget-years/2026/formulas/${ids.formula}`, 'send', { answerBy: '2026-05-01' });
  await answers.endDay('2026-03-28T22:59:59.999Z');
  moveTo(clock, '2026-03-29T08:00:00.000Z');
  await year.changeAs('officer', of, `notices/${noticeId}/notification`, { way: 'post', dispatchedOn: '2026-03-28' });
  const other = await year.apply('2026-11-01', '2027-01-01');
  const payment = { amountCents: 1_000_000, paidOn: '2026-03-29', cashReference: 'HKR-1' };
  await year.changeAs('officer', of, 'payments', payment);
  const { hearingId } = await year.changeAs<{ hearingId: string }>('officer', of, 'hearings', {
    act: 'revocation',
    reason: 'notUsedForPurpose',
    statementUntil: '2026-04-20',
    knownSince: '2026-03-29',
  });
  await app.person({ role: 'auditor' });
  const csv = { bytes: new Uint8Array(await readFile(HEADCOUNTS)), contentType: 'text/csv' };
  bodyOf(await app.client('officer').postFile('/v1/headcount-imports', csv));
  await answers.endDay('2026-03-29T21:59:59.999Z');

  // The night in which they go back: more money is asked for in the hour that comes twice, and given in it again.
  moveTo(clock, '2026-10-24T21:00:00.000Z');
  await year.changeAs('approver', `/v1/erasures/${ids.erasure}`, 'release', {});
  await year.change(year.carrier, of, `hearings/${hearingId}/statements`, {
    note: 'Es war für Frau Erfunden gedacht.',
  });
  const moved = { to: '2026-10-01', reason: 'movedToAnotherPosition' };
  await year.changeAs('officer', `/v1/positions/${position}`, `occupancies/${occupancy}/end`, moved);
  await year.prepare(other);
  await year.requestAmendment(grant, { from: '2026-03-01', to: '2027-01-01' });
  await year.change(app.client('officer'), `/v1/projects/${ids.project}`, 'end', {
    to: '2027-01-01',
    reason: 'fundingEnded',
  });
  const passedOn = { to: '2026-12-01', reason: 'functionPassedOn' };
  await year.changeAs('officer', `/v1/functions/${ids.coordinator}`, 'end', passedOn);
  await answers.endDay('2026-10-24T21:59:59.999Z');
  moveTo(clock, '2026-10-25T00:30:00.000Z');
  await year.review(grant, 2);
  moveTo(clock, '2026-10-25T01:30:00.000Z');
  await year.approve(other, REQUESTED_CENTS);
  await openPosition(ids.project, grant, '2026-11-01');
  await answers.endDay('2026-10-25T22:59:59.999Z');
  // The clock steps back over midnight: what follows is recorded with the time of the last event, on the next day.
  moveTo(clock, '2026-10-25T23:01:00.000Z');
  await year.changeAs('officer', of, 'payments', { ...payment, paidOn: '2026-10-25', cashReference: 'HKR-2' });
  moveTo(clock, '2026-10-25T22:58:30.000Z');
  await year.changeAs('officer', of, 'payments', { ...payment, paidOn: '2026-10-25', cashReference: 'HKR-3' });
  await answers.endDay('2026-10-26T22:30:00.000Z');

  // After the year: an amendment that reaches back, another carrier and name for days that were told already, and corrections.
  moveTo(clock, '2027-01-04T09:00:00.000Z');
  await year.override(grant);
  await year.amend(grant, 5_000_000, { from: '2026-03-01', to: '2026-12-01' });
  const carrier = `/v1/carriers/${year.carrierId}`;
  const renamed = { name: 'Kiezsonne gGmbH', effectiveOn: '2015-01-01', reason: 'organisationRenamed' };
  await year.changeAs('officer', carrier, 'rename', renamed);
  const { carrierId } = bodyOf(
    await app.client('officer').post<{ carrierId: string }>('/v1/carriers', { name: 'Haus Morgenrot gGmbH' }),
  );
  await year.changeAs('officer', carrier, 'merge', { into: carrierId, reason: 'organisationsUnited' });
  const terms = { weeklyHours: '19.70', fullTimeHours: '39.40', tariff: 'TV-L Berlin', payGroup: 'E 5' };
  const corrected = { ...terms, monthlyCostCents: 200_000, from: '2026-03-01', reason: 'termsMisrecorded' };
  await year.changeAs('officer', `/v1/positions/${position}`, 'terms', corrected);
  const shift = { from: 'reserve', to: 'district-07', amountCents: 1, reason: 'needElsewhere' };
  await year.changeAs('officer', '/v1/budget-years/2026', 'shifts', shift);
  await year.changeAs('officer', '/v1/budget-years/2026', 'appropriation', {
    address: { chapter: '1120', title: '68406', part: '2' },
    effectiveOn: addDays(today(), -300),
    stage: 'final',
    reason: 'figureCorrected',
    totalCents: 101_000_000,
    parts: [
      { part: 'district-07', amountCents: 60_000_000 },
      { part: 'reserve', amountCents: 41_000_000 },
    ],
  });
  await askForErasure();
  await app.settled();
}, 120_000);
afterAll(() => app[Symbol.asyncDispose]());

test('there are hundreds of answers, and each question was answered differently in the course of the year', () => {
  expect(answers.count).toBeGreaterThan(250);
  expect(answers.unchanged).toEqual([]);
});

test('asked again after corrections, a merge and an amendment that reaches back, they are the same, byte for byte', async () => {
  await answers.expectOthersToday();
  await answers.expectTheSame();
});

test('also after a restart with read models that are rebuilt', async () => {
  await answers.rebuild();
  await answers.expectTheSame();
});

test('the history of a facilitator also tells what the positions say about the person', async () => {
  const entries = await app.items<{ type: string }>(`/v1/facilitators/${ids.facilitator}/history`, 'auditor');
  expect(entries.map(({ type }) => type)).toEqual(expect.arrayContaining(['PositionOccupied', 'OccupancyEnded']));
  expect(entries.map(({ type }) => type)).not.toContain('PositionOpened');
});
