import { ALL_WELL } from '../checkpoint/ledger-status.fixture.js';
import { renderPage } from '../layout.js';
import { HomePage } from './home-page.js';
import type { HomePageContent } from './home-page-content.js';

const nothing: HomePageContent = {
  counts: { records: 0, carriers: 0, imports: 0 },
  exampleLoadedBy: undefined,
  years: [],
  districts: [],
  suspectedRepeats: [],
  ledger: ALL_WELL,
  reasons: { text: (code) => code },
  signedIn: undefined,
  inside: undefined,
};

const twoYears: HomePageContent = {
  ...nothing,
  counts: { records: 3, carriers: 2, imports: 2 },
  years: [2016, 2019].map((year) => ({
    year,
    confirmed: { records: 1, sumCents: year === 2016 ? 1_234_500 : 2_000_050 },
    inReview: { records: 0, sumCents: 0 },
    apart: { records: 0, sumCents: 0 },
    suspectedRepeats: { groups: 0, sumCents: 0 },
  })),
  districts: [
    { kind: 'district', name: 'Neukölln', sumCentsByYear: new Map([[2016, 1_234_500]]) },
    { kind: 'supraDistrict', name: 'supraDistrict', sumCentsByYear: new Map([[2019, 2_000_050]]) },
  ],
  suspectedRepeats: [{ year: 2019, recipient: '<b>Träger</b> & Co', amountCents: 100, purposes: ['A', 'B'] }],
};

const page = (content: HomePageContent, language: 'de' | 'en' = 'de', chosenYear?: number): string =>
  renderPage(
    { language, otherLanguageHref: '/?lang=en' },
    <HomePage content={content} language={language} chosenYear={chosenYear} />,
  ).replaceAll('\u00a0', ' ');

describe('the start page', () => {
  test('an empty store says how to begin, and shows no empty tables', () => {
    const html = page(nothing);
    expect(html).toContain('./lotsenbuch import register DATEI.xlsx --year JAHR');
    expect(html).not.toContain('<table');
  });

  test('German first: language, separators and words', () => {
    const html = page(twoYears);
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('12.345 €');
    expect(html).toContain('20.000,50 €');
    expect(html).toContain('überbezirklich');
  });

  test('English by choice', () => {
    const html = page(twoYears, 'en');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('€12,345');
    expect(html).toContain('supra-district');
  });

  test('every bar of the charts also stands in a table', () => {
    const html = page(twoYears, 'de', 2016);
    const bars = [...html.matchAll(/class="value"[^>]*>([^<]+)</g)].map(([, text]) => text ?? '');
    expect(bars).toEqual(['12.345 €', '20.000,50 €', '12.345 €', '0 €']);
    for (const text of bars.filter((bar) => bar !== '0 €')) expect(html).toMatch(new RegExp(`<td[^>]*>[^<]*${text}`));
  });

  test('the year asked for is the current one, and a year that is not there shows the latest', () => {
    expect(page(twoYears, 'de', 2016)).toMatch(/aria-current="true">2016</);
    expect(page(twoYears, 'de', 1999)).toMatch(/aria-current="true">2019</);
  });

  test('has the checkpoint value, and before everything else the alarm when the log does not agree with it', () => {
    const well = page(nothing);
    expect(well).toContain('<h2 id="pruefwert">Prüfwert</h2>');
    expect(well).not.toContain('role="alert"');
    const stopped = page({ ...nothing, ledger: { ...ALL_WELL, state: 'stopped' } });
    expect(stopped.match(/role="alert"/g)).toHaveLength(1);
    expect(stopped.indexOf('role="alert"')).toBeLessThan(stopped.indexOf('<h2'));
  });

  test('published text is never markup', () => {
    const html = page(twoYears);
    expect(html).toContain('&lt;b>Träger&lt;/b> &amp; Co');
    expect(html).not.toContain('<b>Träger');
  });

  test('without a session there is a hint and neither review nor events', () => {
    const html = page(twoYears);
    expect(html).toContain('Zugangslink');
    expect(html).not.toContain('Letzte Ereignisse');
  });

  test('with a session: who is signed in, a way out, what waits and what happened', () => {
    const html = page({
      ...twoYears,
      signedIn: {
        ref: 'officer:local',
        rights: [{ role: 'officer' }, { role: 'approver', deputyFor: 'person:2', until: '2026-07-01' }],
      },
      inside: {
        review: [
          {
            id: '2016-1',
            kind: 'inclusion',
            year: 2016,
            recipient: 'Beispielträger',
            purpose: 'Kiezmütter',
            amountCents: 100,
            why: 'laterName: kiezmuetter',
          },
        ],
        latestEvents: [
          { id: 'e1', recordedAt: '2026-01-02T03:04:05.678Z', actor: 'officer:local', summary: 'Umbenannt' },
        ],
      },
    });
    expect(html).toContain('officer:local');
    expect(html).toContain('Sachbearbeitung; Bewilligung, in Vertretung von person:2, bis vor 2026-07-01');
    expect(html).toContain('action="/session/end"');
    expect(html).toContain('Gehört der Eintrag zum Programm?');
    expect(html).toContain('Umbenannt');
    expect(html).toContain('datetime="2026-01-02T03:04:05.678Z"');
  });

  test('a role that may not see the review list is told so, not that there is nothing to review', () => {
    const html = page({ ...twoYears, signedIn: { ref: 'operator:local', rights: [{ role: 'operator' }] } });
    expect(html).toContain('sehen die Rollen Sachbearbeitung und Prüfung');
    expect(html).toContain('action="/session/end"');
    expect(html).not.toContain('Nichts zu prüfen');
    expect(html).not.toContain('Letzte Ereignisse');
  });
});
