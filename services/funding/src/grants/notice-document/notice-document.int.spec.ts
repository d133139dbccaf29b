import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { pdfRefusal } from '../documents/pdf-refusal.js';
import type { GrantEvent } from '../domain/events.js';
import { evolveGrant } from '../domain/evolve-grant.js';
import { noGrant } from '../domain/grant-state.js';
import { APPROVED_GRANT, APPROVER, GRANT_ID, TERMS } from '../domain/notice/approved-grant.fixture.js';
import { tellables } from '../domain/notice/tellable.js';
import { ruleSetById } from '../domain/rule-sets/rule-sets.js';
import { grantNotice } from './grant-notice-2026-11.js';
import type { NoticeContent } from './notice-content.js';
import { printable } from './printable.js';
import { renderLetter } from './render-letter.js';

const contentOf = (events: readonly GrantEvent[], changes: Partial<NoticeContent> = {}): NoticeContent => ({
  told: tellables(events.reduce(evolveGrant, noGrant)).at(-1)!,
  fileReference: 'LRP-2026-07-001',
  recipient: 'Träger für Verständigung e. V.',
  district: 'Tempelhof-Schöneberg',
  issuedOn: '2026-03-02',
  rules: ruleSetById('be-2025-07'),
  ...changes,
});

const render = (content: NoticeContent) => renderLetter(grantNotice(content));

const textOf = async (bytes: Buffer) => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text, totalPages } = await extractText(pdf, { mergePages: true });
  return { text: text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' '), totalPages };
};

const revoked: GrantEvent = {
  type: 'NoticeRevoked',
  schemaVersion: 1,
  effectiveOn: '2027-01-01',
  data: {
    grantId: GRANT_ID,
    actId: 'act-1',
    hearingId: 'hearing-1',
    reason: 'notUsedForPurpose',
    decidedOn: '2027-04-11',
    approvedCents: 120_000_00,
    rates: [
      { year: 2026, amountCents: 120_000_00 },
      { year: 2027, amountCents: 0 },
    ],
    before: TERMS.rates,
    area: '07',
    by: APPROVER,
  },
};

describe('a grant notice as a PDF', () => {
  test('can be read back: umlauts, figures, rules, terms and legal remedy', async () => {
    const { text } = await textOf(await render(contentOf(APPROVED_GRANT)));
    for (const part of [
      'Zuwendungsbescheid',
      'Träger für Verständigung e. V.',
      'Geschäftszeichen: LRP-2026-07-001. Datum: 02.03.2026.',
      'bis zur Höhe von 240.000,00 €',
      'Bezirk Tempelhof-Schöneberg',
      'Bewilligungszeitraum: 01.01.2026 bis 31.12.2027',
      'Sachkosten für Büro & Mobilität 40.000,00 €',
      'Personalkosten Integrationslots*innen 200.000,00 €',
      'bis zu 30 Prozent des Ansatzes* überschritten',
      'innerhalb von zwei Monaten nach der Auszahlung',
      'bis zum 30.06.2028',
      'Regelwerk be-2025-07',
      'innerhalb von einem Monat nach Bekanntgabe Widerspruch',
      'Mustertext',
      'Zeichen der entscheidenden Person: approver:test',
      'Seite 1 von 2',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('follows the rule set that the decision pinned', async () => {
    const { text } = await textOf(await render(contentOf(APPROVED_GRANT, { rules: ruleSetById('be-2011') })));
    expect(text).toContain('bis zu 20 Prozent des Ansatzes überschritten');
  });

  test('is the same bytes for the same content, and others for another', async () => {
    const [first, second, other] = await Promise.all([
      render(contentOf(APPROVED_GRANT)),
      render(contentOf(APPROVED_GRANT)),
      render(contentOf(APPROVED_GRANT, { issuedOn: '2026-03-03' })),
    ]);
    expect(second.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  test('is tagged, in German, has a title, and is one that the authority would take itself', async () => {
    const bytes = await render(contentOf(APPROVED_GRANT));
    const raw = bytes.toString('latin1');
    expect(pdfRefusal(bytes)).toBeUndefined();
    expect(raw).toContain('/Marked true');
    expect(raw).toMatch(/\/Lang \(de-DE\)\n\/MarkInfo/);
    for (const type of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'LBody']) {
      expect(raw).toContain(`/S /${type}\n`);
    }
    expect(raw).toContain('/Scope /Column');
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(bytes)));
    expect(info).toMatchObject({ Title: 'Zuwendungsbescheid LRP-2026-07-001', CreationDate: 'D:20260302000000Z' });
  });

  test('goes over as many pages as its plan needs, and no row is lost', async () => {
    const [submitted, taken, approval] = APPROVED_GRANT as readonly [GrantEvent, GrantEvent, GrantEvent];
    const lines = Array.from({ length: 120 }, (_, index) => ({
      lineId: `line-${index}`,
      amountCents: 1000_00 + index,
    }));
    const long = [
      submitted,
      { ...taken, data: { ...taken.data, lines } } as GrantEvent,
      { ...approval, data: { ...approval.data, lines } } as GrantEvent,
    ];
    const { text, totalPages } = await textOf(await render(contentOf(long)));
    expect(totalPages).toBeGreaterThan(3);
    for (const { lineId } of lines) expect(text).toContain(`${lineId} 1.0`);
  });
});

test('a provisional notice says that the final one replaces it', async () => {
  const provisional = APPROVED_GRANT.map((event) =>
    event.type === 'GrantDecisionTaken' ? { ...event, data: { ...event.data, notice: 'provisional' as const } } : event,
  );
  const { text } = await textOf(await render(contentOf(provisional)));
  expect(text).toContain('Vorläufiger Zuwendungsbescheid');
  expect(text).toContain('Vorbehalt der endgültigen Entscheidung, die ihn ersetzt');
});

test('a revocation says what stays, from when, why, and that the carrier was heard', async () => {
  const { text } = await textOf(
    await render(
      contentOf([...APPROVED_GRANT, revoked], { hearing: { statementUntil: '2027-04-10', isAnswered: false } }),
    ),
  );
  expect(text).toContain('widerrufe ich mit Entscheidung vom 11.04.2027 teilweise, mit Wirkung vom 01.01.2027');
  expect(text).toContain('Bewilligt bleiben 120.000,00 € (bisher 240.000,00 €, Unterschied -120.000,00 €)');
  expect(text).toContain('nicht mehr für den Zweck verwendet (§ 49 Abs. 3 VwVfG)');
  expect(text).toContain('bis zum 10.04.2027 Gelegenheit, sich zu äußern (§ 28 VwVfG), und haben sich nicht geäußert');
});

test('a rejection gives its reason', async () => {
  const rejected: GrantEvent = {
    type: 'ApplicationRejected',
    schemaVersion: 1,
    effectiveOn: '2026-02-27',
    data: { grantId: GRANT_ID, reason: 'financingNotSecured', by: APPROVER },
  };
  const { text } = await textOf(await render(contentOf([APPROVED_GRANT[0]!, rejected])));
  expect(text).toContain('Ihren Antrag vom 20.11.2025 lehne ich mit Entscheidung vom 27.02.2026 ab');
  expect(text).toContain('Die Gesamtfinanzierung ist nicht gesichert');
});

test('letters that the fonts do not have lose their mark only', () => {
  expect(printable('Şengül Łódź „Mîna“ – 5 €')).toBe('Sengül Lódz „Mîna“ – 5 €');
  expect(printable('中')).toBe('?');
});
