import { PlatformUnderTest } from '../platform.fixture.js';
import { Browser, hasForm, textOf } from './pages-browser.fixture.js';
import { type Changed, openYear, registerCarrier } from './pages-scene.fixture.js';

const NAME = 'Fiona Beispielfrau';

let now = '2025-11-20T09:00:00.000Z';
let app: PlatformUnderTest;
let url: string;
beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: () => new Date(now) });
  ({ url } = app.application);
  await openYear(app.client('officer'), 2026);
});
afterAll(() => app[Symbol.asyncDispose]());

const browserOf = (identity: string) => Browser.open(url, app.client(identity));

describe('the allocation formula on the pages', () => {
  const page = '/verteilung?jahr=2026';

  test('goes to the districts, is answered by one for itself, and is decided by an approver', async () => {
    const officer = await browserOf('officer');
    const { body: year } = await app.client('officer').get<Changed>('/v1/budget-years/2026');
    const districts = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
    const criterion = {
      name: 'Beispielwert',
      weight: { numerator: 1, denominator: 1 },
      source: 'Beispiel',
      referenceDate: '2025-06-30',
      sourceHash: 'ab'.repeat(32),
      values: districts.map((district) => ({ district, value: '1' })),
    };
    const draft = { example: true, amountCents: 120_000_00, positions: 12, baseCents: 0, criteria: [criterion] };
    await app.client('officer').post('/v1/budget-years/2026/formulas', draft, { ifMatch: year.revision });
    await app.settled();
    expect(textOf((await officer.open(page)).html)).toContain('Beispiel: Gewichte und Werte sind erfunden.');
    await officer.fill(page, 'send', { answerBy: '2025-12-15' });

    const district = await Browser.open(url, await app.person({ role: 'district', district: '07' }));
    expect(textOf((await district.open('/vorgaenge')).html)).toContain(
      'zum Verteilungsschlüssel Stellung nehmen 15.12.2025',
    );
    const answered = await district.fill(page, 'answer-07', { stand: 'consent', note: 'Einverstanden.' });
    expect(textOf(answered.html)).toContain('07 Tempelhof-Schöneberg 10.000,00 € 1 Zustimmung, 20.11.2025');
    expect(hasForm(answered.html, 'answer-08')).toBe(false);
    expect(hasForm(answered.html, 'decide')).toBe(false);

    now = '2025-12-16T09:00:00.000Z';
    const approver = await browserOf('approver');
    expect(textOf((await approver.open('/vorgaenge')).html)).toContain('15.12.2025 (überfällig)');
    const decided = await approver.fill(page, 'decide', { reason: 'answersWeighed' });
    expect(textOf(decided.html)).toContain('Fassung 1 · entschieden');
    expect(textOf((await approver.open('/haushalt?jahr=2026')).html)).toContain('08 Neukölln: 10.000,00 € frei');
  });
});

describe('the positions on the pages', () => {
  test('name who works there to an officer, not to an auditor', async () => {
    const officer = app.client('officer');
    const carrierId = await registerCarrier(officer, 'Kiezstern e. V.');
    await app.settled();
    const person = {
      name: NAME,
      languages: [],
      carrierId,
      form: 'socialInsurance',
      weeklyHours: '39.40',
      from: '2025-01-01',
    };
    const { body: facilitator } = await officer.post<Changed>('/v1/facilitators', person);
    const project = { title: 'Lotsen', district: '07', carrierId, from: '2025-01-01' };
    const { body: opened } = await officer.post<Changed>('/v1/projects', project);
    await app.settled();
    const position = {
      projectId: opened.id,
      fundingProgramme: 'jobCentre',
      weeklyHours: '39.40',
      fullTimeHours: '39.40',
      tariff: 'TV-L',
      payGroup: 'E 5',
      monthlyCostCents: 350_000,
      profile: 'Begleitung zu Behörden',
      targetGroup: 'alle',
      from: '2025-01-01',
    };
    const { body: created, text } = await officer.post<Changed>('/v1/positions', position);
    expect(text).toContain('"id"');
    await app.settled();

    const browser = await browserOf('officer');
    const path = `/stellen/${created.id}`;
    const occupied = await browser.fill(path, 'occupy', {
      facilitatorId: facilitator.id,
      kind: 'regular',
      from: '2025-02-01',
      to: '2025-12-31',
    });
    expect(textOf(occupied.html)).toContain(`${NAME}, 100 %, regulär, ab 01.02.2025, bis 31.12.2025`);
    expect(textOf((await browser.open('/stellen')).html)).toContain(NAME);
    const read = await officer.get<{ occupancies: object[] }>(`/v1/positions/${created.id}`);
    expect(read.body.occupancies).toMatchObject([{ shareBasisPoints: 10_000, to: '2026-01-01' }]);

    const auditor = await browserOf('auditor');
    for (const seen of ['/stellen', path]) {
      const { status, html } = await auditor.open(seen);
      expect(status).toBe(200);
      expect(html).not.toContain(NAME);
      expect(html).not.toContain('method="post"');
      expect(textOf(html)).toContain('(Name nicht einsehbar)');
    }
  });
});
