import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MANY_STARTS } from '../platform-process.fixture.js';
import { realPlatform } from './real-platform.fixture.js';

const lotsenbuch = realPlatform('none');

interface Change {
  readonly revision: number;
}
interface Opened extends Change {
  readonly id: string;
}
interface Decision extends Change {
  readonly decisionId: string;
  readonly outcome: string;
}
interface Notice extends Change {
  readonly noticeId: string;
  readonly document: string;
}
interface Part {
  readonly part: string;
  readonly freeCents: number;
  readonly approvedCents: number;
}

const YEAR = '2027';
const CARRIER_PERSON = 'carrier:musterperson';

const file = (name: string, content: object | string): string => {
  const path = join(lotsenbuch.dataDir, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const application = (carrierId: string) => ({
  carrierId,
  area: '05',
  period: { from: '2027-01-01', to: '2028-01-01' },
  financing: { kind: 'deficit' },
  plan: {
    costs: [
      {
        lineId: 'staff',
        kind: 'staff',
        caption: 'Zwei Stellen',
        amountCents: 80_000_00,
        staff: { positions: 2, payGroup: 'E 5', tariff: 'TV-L Berlin', weeklyHours: 3940, months: 1200 },
      },
      { lineId: 'material', kind: 'material', caption: 'Sachkosten', amountCents: 10_000_00 },
    ],
    income: [{ lineId: 'own', kind: 'ownShare', caption: 'Eigenmittel', amountCents: 5_000_00 }],
    requestedCents: 85_000_00,
    rates: [{ year: 2027, amountCents: 85_000_00 }],
  },
  positions: 2,
  goals: ['300 Begleitungen im Jahr'],
});

const review = {
  version: 1,
  lines: [
    { lineId: 'staff', necessary: true, adequateCents: 80_000_00, reason: 'adequate' },
    { lineId: 'material', necessary: true, adequateCents: 10_000_00, reason: 'adequate' },
  ],
};

/** The smallest file that is a PDF, with its cross-reference table where it says. */
function smallPdf(): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 4\n0000000000 65535 f \n${rows}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

/** A person of a carrier, with a token of its own in credentials.json. */
async function personOf(carrierId: string): Promise<void> {
  const { accountId } = await lotsenbuch.json<Change & { accountId: string }>(
    ...['account', 'open', '--actor', CARRIER_PERSON],
  );
  const scope = ['--role', 'carrier', '--carrier', carrierId, '--from', '2026-01-01', '--reason', 'taskAssigned'];
  await lotsenbuch.json('account', 'grant-role', accountId, ...scope);
}

const approve = (grant: string, euros: string): readonly string[] =>
  ['grant', 'approve', grant, '--notice', 'final', '--rate', `${YEAR}=${euros}`, '--positions', '2'].concat(
    ...['--reason', 'reviewFollowed'],
  );

test(
  'a budget year, from the appropriation to an approved grant with its notice as a PDF',
  async () => {
    const appropriation = ['--stage', 'final', '--effective-on', '2027-01-01', '--chapter', '1120', '--title', '68406'];
    const parts = ['--total', '100.000', '--part', 'district-05=80.000', '--part', 'reserve=20.000'];
    await lotsenbuch.json('budget', 'open', YEAR, ...appropriation, ...parts, '--reason', 'budgetPassed');

    const { carrierId } = await lotsenbuch.json<Change & { carrierId: string }>(
      ...['carriers', 'register', '--name', 'Kiezlicht e. V.'],
    );
    const entry = ['--entry-number', 'TDB-4711', '--seen-on', '2026-01-15'];
    await lotsenbuch.json('carriers', 'transparency-entry', carrierId, ...entry);
    await personOf(carrierId);

    const applied = file('application.json', application(carrierId));
    const asCarrier = ['--as', CARRIER_PERSON];
    const { id: grant } = await lotsenbuch.json<Opened>('grant', 'apply', applied, ...asCarrier);
    const extract = file('extract.pdf', smallPdf());
    const kind = ['--kind', 'transparencyRegisterExtract', '--title', 'Auszug aus der Transparenzdatenbank'];
    await lotsenbuch.json('grant', 'attach', grant, extract, ...kind, ...asCarrier);

    await lotsenbuch.json('grant', 'statement', grant, '--opinion', 'inFavour', '--note', 'Bewährt');
    const block = ['--block', 'notNominated'];
    await lotsenbuch.json('grant', 'override', grant, ...block, '--reason', 'publicInterest');
    await lotsenbuch.json('grant', 'countersign', grant, ...block, '--as', 'second-approver');
    await lotsenbuch.json('grant', 'review', grant, file('review.json', review));

    const lapsed = await lotsenbuch.run(approve(grant, '85.000'));
    expect(lapsed.code).toBe(3);
    expect(lapsed.err).toContain(`${YEAR}, district-05: 85.000,00 € asked, 80.000,00 € free, 5.000,00 € short\n`);

    const shift = ['--from', 'reserve', '--to', 'district-05', '--amount', '5.000,00', '--reason', 'needElsewhere'];
    await lotsenbuch.json('budget', 'shift', YEAR, ...shift);
    const decision = await lotsenbuch.json<Decision>(...approve(grant, '85.000'));
    expect(decision.outcome).toBe('approved');

    const { parts: watched } = await lotsenbuch.json<{ parts: readonly Part[] }>('budget', 'watch', YEAR);
    expect(watched.find(({ part }) => part === 'district-05')).toMatchObject({
      approvedCents: 85_000_00,
      freeCents: 0,
    });

    const { noticeId, document } = await lotsenbuch.json<Notice>(
      ...['grant', 'notice', grant, '--decision', decision.decisionId],
    );
    const out = join(lotsenbuch.dataDir, 'notice.pdf');
    await lotsenbuch.json('grant', 'document', grant, document, '--out', out, ...asCarrier);
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    const again = await lotsenbuch.run(['grant', 'document', grant, document, '--out', out]);
    expect({ code: again.code, err: again.err }).toEqual({
      code: 2,
      err: expect.stringContaining('cannot be written'),
    });

    const shown = await lotsenbuch.run(['grant', 'show', grant]);
    expect(shown.out).toMatch(/^Status: +approved\n/m);
    expect(shown.out).toContain(noticeId);
    expect((await lotsenbuch.run(['work'])).out).toContain('Kiezlicht e. V.');
    const history = await lotsenbuch.run(['history', 'grant', grant, '--lang', 'de']);
    expect(history.out).toMatch(new RegExp(`^Zuwendung ${grant}: Verlauf`));
  },
  MANY_STARTS,
);

test(
  'after the notice: payment, hearing and revocation of a part; what was overpaid shows',
  async () => {
    const { items } = await lotsenbuch.json<{ items: readonly { id: string }[] }>('grant', 'list');
    const grant = items[0]?.id ?? '';
    const { notices } = await lotsenbuch.json<{ notices: readonly { noticeId: string }[] }>('grant', 'show', grant);
    const noticeId = notices[0]?.noticeId ?? '';
    const berlinDay = (days: number) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now() + days * 86_400_000);
    const today = berlinDay(0);

    await lotsenbuch.json('grant', 'notification', grant, noticeId, '--way', 'handedOver', '--received-on', today);
    const payment = ['--amount', '50.000', '--paid-on', today, '--cash-reference', 'KZ-2027-1'];
    await lotsenbuch.json('grant', 'pay', grant, ...payment);
    const facts = ['--statement-until', berlinDay(14), '--known-since', today, '--reason', 'notUsedForPurpose'];
    const { hearingId } = await lotsenbuch.json<Change & { hearingId: string }>(
      ...['grant', 'hearing', grant, '--act', 'revocation', ...facts],
    );
    await lotsenbuch.json('grant', 'hearing-statement', grant, hearingId, '--note', 'Sieht es anders');
    const remaining = [
      '--remaining',
      `${YEAR}=40.000`,
      '--effective-on',
      '2027-01-01',
      '--reason',
      'notUsedForPurpose',
    ];
    await lotsenbuch.json('grant', 'revoke-notice', grant, '--hearing', hearingId, ...remaining);

    expect((await lotsenbuch.run(['grant', 'show', grant])).out).toMatch(/^Overpaid: +10\.000,00 €$/m);
  },
  MANY_STARTS,
);

test('an erasure asked for by one person and released by another is waited for', async () => {
  const { accountId } = await lotsenbuch.json<Change & { accountId: string }>(
    ...['account', 'open', '--actor', 'gone:kim', '--name', 'Kim Beispielperson'],
  );
  const { subject } = await lotsenbuch.json<{ subject: string }>('account', 'show', accountId);
  const { id } = await lotsenbuch.json<Opened>(
    'erasure',
    'request',
    '--subject',
    subject,
    '--reason',
    'noLongerNeeded',
  );
  expect(await lotsenbuch.json('erasure', 'release', id)).toMatchObject({ stage: 'erased' });
  expect((await lotsenbuch.run(['account', 'show', accountId])).out).not.toContain('Beispielperson');
});

test('a carrier sees its own grants only, and is refused what an officer may', async () => {
  const { items } = await lotsenbuch.json<{ items: readonly { area: string }[] }>(
    ...['grant', 'list', '--as', CARRIER_PERSON],
  );
  expect(items.map(({ area }) => area)).toEqual(['05']);
  const refused = await lotsenbuch.run(['budget', 'list', '--as', CARRIER_PERSON]);
  expect(refused.code).toBe(5);
});

test('published headcounts are imported and compared', async () => {
  const csv = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'positions-by-district-year.csv');
  await lotsenbuch.json('import', 'headcounts', csv);
  const { items } = await lotsenbuch.json<{ items: readonly { count: number }[] }>(
    ...['staffing', 'headcounts', '--day', '2015-10-31', '--kind', 'programme'],
  );
  expect(items.reduce((sum, { count }) => sum + count, 0)).toBe(94);
});
