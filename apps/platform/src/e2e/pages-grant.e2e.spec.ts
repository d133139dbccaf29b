import { PlatformUnderTest } from '../platform.fixture.js';
import { Browser, fieldsOf, hasForm, textOf } from './pages-browser.fixture.js';
import { attachExtract, openYear, registerCarrier } from './pages-scene.fixture.js';

interface Watch {
  readonly parts: readonly { readonly part: string; readonly freeCents: number; readonly approvedCents: number }[];
}

let app: PlatformUnderTest;
let carrier: Browser;
let officer: Browser;
let approver: Browser;
let file: string;

beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: () => new Date('2025-11-20T09:00:00.000Z') });
  await openYear(app.client('officer'), 2026);
  const carrierId = await registerCarrier(app.client('officer'), 'Kiezstern e. V.');
  await app.settled();
  const { url } = app.application;
  carrier = await Browser.open(url, await app.person({ role: 'carrier', carrierId }));
  officer = await Browser.open(url, app.client('officer'));
  approver = await Browser.open(url, app.client('approver'));
});
afterAll(() => app[Symbol.asyncDispose]());

const grantId = () => file.replace('/vorgaenge/', '');
const reasonIn = (html: string, id: string): string => {
  const form = new RegExp(`<form[^>]*id="${id}".*?</form>`, 's').exec(html)?.[0] ?? '';
  return /name="[^"]*reason".*?<option value="([^"]+)"/s.exec(form)?.[1] ?? 'none';
};
const euros = (cents: number) =>
  new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' }).format(cents / 100).replace(/\u00a0/g, ' ');

const APPLICATION = '/antrag?bezirk=07&von=2026-01-01&bis=2026-12-31';
const TYPED = {
  goals: '300 Begleitungen im Jahr\r\nSprechzeiten in zwei Unterkünften',
  'plan.costs[0].caption': 'Zwei Lotsinnen',
  'plan.costs[0].staff.positions': '2',
  'plan.costs[0].staff.payGroup': 'E 5',
  'plan.costs[0].staff.tariff': 'TV-L',
  'plan.costs[0].staff.weeklyHours': '39,4',
  'plan.costs[0].staff.months': '12',
  'plan.costs[0].amountCents': '80.000,00',
  // The first line of material stays empty.
  'plan.costs[4].caption': 'Büro',
  'plan.costs[4].amountCents': '10.000',
  'plan.income[1].kind': 'ownShare',
  'plan.income[1].caption': 'Eigenmittel',
  'plan.income[1].amountCents': '5.000,00',
};

describe('a grant on the pages', () => {
  test('an amount that cannot be read is named at its field, the reader arrives there, and nothing is lost', async () => {
    const refused = await carrier.fill(APPLICATION, 'application', { ...TYPED, 'plan.costs[4].amountCents': '1.23' });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/<title>Nicht übernommen/);
    expect(refused.html).toMatch(/class="refused" role="alert" tabindex="-1" autofocus/);
    expect(refused.html).toContain('<a href="#application-plan-costs-4-amountCents">Betrag</a>: Betrag wie 1.234,56');
    expect(refused.html).toMatch(/id="application-plan-costs-4-amountCents"[^>]*aria-invalid="true"/);
    expect(fieldsOf(refused.html, 'application')).toMatchObject({ ...TYPED, 'plan.costs[4].amountCents': '1.23' });
  });

  test('what the interface finds wrong in a line stands at the field that was typed, though lines were left empty', async () => {
    const refused = await carrier.fill(APPLICATION, 'application', { ...TYPED, 'plan.costs[4].amountCents': '0,00' });
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="application-plan-costs-4-amountCents"[^>]*aria-invalid="true"/);
  });

  test('a carrier applies; requested amount, positions and rate are computed', async () => {
    const { html } = await carrier.open(APPLICATION);
    const sent = await carrier.submit(APPLICATION, { ...fieldsOf(html, 'application'), ...TYPED });
    expect(sent.status).toBe(303);
    file = (sent.location ?? '').split('?', 1)[0] ?? '';
    const page = await carrier.open(sent.location ?? '');
    expect(textOf(page.html)).toContain('Gespeichert.');
    expect(textOf(page.html)).toContain('beantragt 85.000,00 €');
    expect(textOf(page.html)).toContain('01.01.2026 – 31.12.2026');
    expect(textOf(page.html)).toMatch(/20.11.2025, 10:00 ich/);
    const { body } = await app
      .client('officer')
      .get<{ versions: object[]; goals: string[] }>(`/v1/grants/${grantId()}`);
    expect(body.goals).toEqual(['300 Begleitungen im Jahr', 'Sprechzeiten in zwei Unterkünften']);
    expect(body.versions[0]).toMatchObject({
      positions: 2,
      plan: {
        costs: [
          { kind: 'staff', staff: { weeklyHours: 3940, months: 1200 } },
          { kind: 'material', caption: 'Büro' },
        ],
        income: [{ kind: 'ownShare', amountCents: 5_000_00 }],
        requestedCents: 85_000_00,
        rates: [{ year: 2026, amountCents: 85_000_00 }],
      },
    });
  });

  test("the next year's application is filled in from this one", async () => {
    const { html } = await carrier.open(`/antrag?bezirk=07&von=2027-01-01&bis=2027-12-31&aus=${grantId()}`);
    expect(fieldsOf(html, 'application')).toMatchObject({
      'plan.costs[0].caption': 'Zwei Lotsinnen',
      'plan.costs[0].staff.weeklyHours': '39,40',
      'plan.costs[0].amountCents': '80.000,00',
      'plan.income[0].kind': 'ownShare',
    });
  });

  test('it waits in the officer’s work with its deadline, and the review is taken line by line', async () => {
    await attachExtract(app.client('officer'), grantId());
    await app.settled();
    const work = textOf((await officer.open('/vorgaenge')).html);
    expect(work).toContain('Antrag prüfen 31.12.2025');
    const { html } = await officer.open(file);
    const reviewed = await officer.fill(file, 'reviewapplication', {
      'lines[0].reason': reasonIn(html, 'reviewapplication'),
      'lines[1].reason': reasonIn(html, 'reviewapplication'),
    });
    expect(textOf(reviewed.html)).toContain('Prüfung: 20.11.2025, durch mich');
    expect(hasForm(reviewed.html, 'approvegrant')).toBe(false);
  });

  test('an override needs a second person, and a page that is out of date says so', async () => {
    const { html } = await officer.open(file);
    const stale = await officer.submit(file, {
      ...fieldsOf(html, 'requestoverride'),
      ifMatch: '"0"',
      block: 'notNominated',
      reason: reasonIn(html, 'requestoverride'),
    });
    expect(stale.status).toBe(412);
    expect(stale.html).toContain('Inzwischen hat sich etwas geändert');
    const asked = await officer.fill(file, 'requestoverride', {
      block: 'notNominated',
      reason: reasonIn(html, 'requestoverride'),
    });
    expect(asked.html).toContain('noch nicht mitgezeichnet');
    const signed = await approver.fill(file, 'countersignoverride', { block: 'notNominated' });
    expect(textOf(signed.html)).toContain('mitgezeichnet 20.11.2025, durch mich');
  });

  test('an approval over the free funds says by how much, and what would have to change', async () => {
    const { html } = await approver.open(file);
    const decided = await approver.fill(file, 'approvegrant', {
      notice: 'final',
      reason: reasonIn(html, 'approvegrant'),
    });
    const text = textOf(decided.html);
    expect(text).toContain('ohne Wirkung: Mittel fehlen');
    expect(text).toContain('07 Tempelhof-Schöneberg 2026: frei sind 80.000,00 €, gebraucht werden 85.000,00 €');
    expect(text).toContain('Es fehlen: 5.000,00 €.');
  });

  test('an officer shifts money; more than is free is refused with the figure', async () => {
    const { html } = await officer.open('/haushalt');
    const shift = { from: 'reserve', to: 'district-07', reason: reasonIn(html, 'shift') };
    const refused = await officer.fill('/haushalt', 'shift', { ...shift, amountCents: '20.000,01' });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(textOf(refused.html)).toContain('20.000,00 €');
    expect(refused.html).toMatch(/<details class="command" open>.*id="shift"/s);
    const shifted = await officer.fill('/haushalt', 'shift', { ...shift, amountCents: '5.000,00' });
    expect(textOf(shifted.html)).toContain('Gespeichert.');
  });

  test('then it is approved, and the budget watch shows the figures of the interface', async () => {
    const { html } = await approver.open(file);
    const approved = await approver.fill(file, 'approvegrant', {
      notice: 'final',
      reason: reasonIn(html, 'approvegrant'),
    });
    expect(textOf(approved.html)).toContain('Bewilligung 85.000,00 €, bewilligt, durch mich');
    await app.settled();
    const { body } = await app.client('officer').get<Watch>('/v1/reports/budget-watch?year=2026');
    const part = body.parts.find((one) => one.part === 'district-07');
    expect(part).toMatchObject({ approvedCents: 85_000_00, freeCents: 0 });
    const watch = textOf((await officer.open('/haushalt?teil=district-07')).html);
    for (const { part: name, freeCents } of body.parts) {
      if (name === 'district-07') continue;
      if (freeCents !== 0) expect(watch).toContain(euros(freeCents));
    }
    expect(watch).toContain('07 Tempelhof-Schöneberg: 0,00 € frei');
    expect(watch).toMatch(/IL-2025-[0-9A-F-]+ : bewilligt 85\.000,00 €/);
  });

  test('the notice is issued and told, and its PDF opens', async () => {
    const issued = await officer.fill(file, 'issuenotice');
    const link = /href="(\/v1\/grants\/[^"]*\/documents\/[0-9a-f]{64})">Zuwendungsbescheid/.exec(issued.html)?.[1];
    const pdf = await officer.open(link ?? '/');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.html.startsWith('%PDF-')).toBe(true);
    const told = await officer.fill(file, 'recordnotification', { way: 'post' });
    expect(textOf(told.html)).toContain('bekannt gegeben am');
    expect(textOf(told.html)).toContain('Widerspruch bis');
  });

  test('the carrier asks for an amendment with the plan it has, and it waits for a review', async () => {
    const { html } = await carrier.open(file);
    const asked = await carrier.fill(file, 'requestamendment', {
      reason: reasonIn(html, 'requestamendment'),
      'plan.costs[0].amountCents': '81.000,00',
    });
    expect(textOf(asked.html)).toContain('Gespeichert.');
    expect(textOf(asked.html)).toContain('Zusammen 86.000,00 €');
    const taken = await carrier.fill(file, 'withdrawapplication', {
      reason: reasonIn(asked.html, 'withdrawapplication'),
    });
    expect(textOf(taken.html)).toContain('Antragsrücknahme, durch mich');
  });

  test('a revocation follows a hearing, and its notice can be issued', async () => {
    const { html } = await officer.open(file);
    await officer.fill(file, 'openhearing-revocation', {
      reason: reasonIn(html, 'openhearing-revocation'),
      statementUntil: '2025-12-04',
    });
    const heard = await carrier.open(file);
    const id = /<form[^>]*id="(receivehearingstatement-[^"]*)"/.exec(heard.html)?.[1] ?? '';
    expect(textOf((await carrier.fill(file, id, { note: 'Das Gerät stellt der Bezirk.' })).html)).toContain(
      'Äußerung liegt vor',
    );
    const { html: before } = await approver.open(file);
    const revoked = await approver.fill(file, 'revokenotice', {
      'remaining[0].amountCents': '80.000,00',
      reason: reasonIn(before, 'revokenotice'),
    });
    expect(textOf(revoked.html)).toContain('Widerruf (§ 49 VwVfG), bewilligt bleibt 80.000,00 €');
    const issued = await officer.fill(file, 'issuenotice');
    expect(textOf(issued.html)).toContain('Widerruf (§ 49 VwVfG) (PDF)');
  });

  test('as it was known before, it is only to be read', async () => {
    const { status, html } = await officer.open(`${file}?bekannt=2025-11-20`);
    expect(status).toBe(200);
    expect(html).toContain('Stand vom 20.11.2025');
    expect(html).not.toContain('method="post"');
  });

  test('a page that the role may not see says so in the frame of the pages', async () => {
    const { status, html } = await carrier.open('/haushalt');
    expect(status).toBe(403);
    expect(textOf(html)).toContain('Nicht erlaubt');
    expect(html).toContain('href="/vorgaenge"');
    expect(html).not.toContain('href="/haushalt"');
  });
});
