import {
  carrier,
  historyItems,
  OTHER_CARRIER_ID,
  publishedGrant,
  RECORD_ID,
  registerImport,
  report,
  reviewItems,
} from '../answers.fixture.js';
import type { HistoryEntry, ReviewItem } from '../contract.js';
import { backupText } from './backup.js';
import { carriersText, carrierText } from './carriers.js';
import { historyText } from './history-text.js';
import { importText } from './import-register.js';
import { publishedGrantsText } from './published-grants.js';
import { reasonsText } from './reasons.js';
import { restoredText } from './restore.js';
import { reviewText } from './review.js';
import { totalsText } from './totals.js';

const FILE = Number.POSITIVE_INFINITY;

describe('totals for people', () => {
  test('give sums in German amounts, districts by name, and the excess of suspected repeats', () => {
    expect(totalsText(report, 80)).toBe(
      [
        'Published grants 2019',
        '',
        '                     Records              Sum',
        '───────────────────  ───────  ───────────────',
        'Confirmed                 23  11.695.679,00 €',
        'In review                  0           0,00 €',
        'Apart (in no total)        2       1.234,56 €',
        '',
        'District       Records             Sum',
        '─────────────  ───────  ──────────────',
        'Neukölln             2  1.044.162,00 €',
        'all of Berlin        1          0,05 €',
        'unknown              0          0,00 €',
        '',
        'Suspected repeats, left in the totals: 1 group, 522.081,00 € more than if each were counted once',
        '  Diakoniewerk Simeon gGmbH: 522.081,00 €, 2 records',
        '    Integrationslotsen 2018  [0192f3c4-1111-7000-8000-000000000001]',
        '    (no purpose)  [0192f3c4-1111-7000-8000-000000000002]',
      ].join('\n'),
    );
  });

  test('say so when nothing is suspected', () => {
    const none = { ...report, suspectedRepeats: { groups: 0, sumCents: 0, items: [] }, districts: [] };
    expect(totalsText(none, 80)).toMatch(/\n\nSuspected repeats: none\.$/);
  });
});

describe('published grants for people', () => {
  test('one record is one line in a file', () => {
    expect(publishedGrantsText([publishedGrant], FILE).split('\n')).toEqual([
      expect.stringMatching(/^Year {2}Recipient +Purpose +District +Status +Amount +Id/),
      expect.stringMatching(/^────/),
      '2019  Diakoniewerk Simeon gGmbH  Integrationslotsinnen und Integrationslotsen in Neukölln  Neukölln  ' +
        `confirmed  522.081,00 €  ${RECORD_ID}`,
      '',
      '1 record',
    ]);
  });

  test('suspected repeats have a column only where there are some', () => {
    expect(publishedGrantsText([{ ...publishedGrant, suspectedRepeat: true }], FILE)).toMatch(
      /Repeat\?.*\n.*\n.*suspected/,
    );
  });

  test('an empty list says so', () => {
    expect(publishedGrantsText([], 80)).toBe('No published grant records match.');
  });
});

describe('the review for people', () => {
  test('asks the question, says why it is asked, and how to answer', () => {
    const text = reviewText(reviewItems as readonly ReviewItem[], FILE);
    expect(text).toMatch(/2016 {2}ours\? +Kiezmütter e\. V\. +Kiezmütter für Mitte +Mitte +134\.003,00 €/);
    expect(text).toContain('\n  Rule laterName: "Kiezmütter"\n');
    expect(text).toMatch(/\n2016 {2}which carrier\? +Diakonie /);
    expect(text).toMatch(/\n {2}Carrier 0192f3c4-2222-\S+: Diakoniewerk Simeon gGmbH \(sharedFirstWord\)\n/);
    expect(text).toContain('2 questions wait for a decision.');
    expect(text).toContain('./lotsenbuch review decide ID');
  });

  test('an empty review says so', () => {
    expect(reviewText([], 80)).toBe('Nothing waits for a decision.');
  });
});

describe('carriers for people', () => {
  test('a list with sums; merged ones say as what they are read', () => {
    const merged = { ...carrier, mergedInto: OTHER_CARRIER_ID };
    expect(carriersText([carrier, merged], FILE).split('\n').slice(2)).toEqual([
      `GIZ gGmbH  gGmbH             4  1.234,56 €  ${carrier.id}`,
      `GIZ gGmbH  gGmbH             4  1.234,56 €  ${carrier.id}`,
      `  read as: ${OTHER_CARRIER_ID}`,
      '',
      '2 carriers',
    ]);
    expect(carriersText([], 80)).toBe('No carriers match.');
  });

  test('one carrier with its names by date and its spellings', () => {
    expect(carrierText(carrier)).toBe(
      [
        'GIZ gGmbH',
        `  Id: ${carrier.id}`,
        '  Legal form: gGmbH',
        '  Grants: 4 records, 1.234,56 €',
        '  Names:',
        '    from 2013-01-01  GIZ e. V.',
        '    from 2016-01-01  GIZ gGmbH',
        '  Spellings:',
        '    GIZ e. V.',
        '    GIZ gGmbH',
      ].join('\n'),
    );
  });
});

describe('a history for people', () => {
  const HISTORY = historyItems as readonly HistoryEntry[];

  test('says who, when in Berlin, what, from what to what, why, and on which line it rests', () => {
    expect(historyText({ kind: 'published-grant', id: 'X' }, HISTORY, 'en')).toBe(
      [
        'History of published-grant X (times of Berlin)',
        '',
        '2026-03-29 01:59:59  officer, counts from 2019-01-01',
        '  Recorded from the register',
        '    Amount: 522.081,00 €',
        '    Source: file 1a2b3c4d5e6f…, sheet "Zuwendungen 2019", row 4711',
        '    Event: PublishedGrantRecorded, publishedRegister-2019 revision 4',
        '',
        '2026-03-29 03:00:00  officer',
        '  Amount corrected',
        '    Amount: 522.081,00 € → 522.080,00 €',
        '    Note: x → (none)',
        '    Reason: A later file says otherwise',
        '    Remark: Nothing describes this type of event; shown are its type and data.',
        '    Event: PublishedGrantCorrected, publishedRegister-2019 revision 31',
        '',
        '2 events',
      ].join('\n'),
    );
  });

  test('as it was known on a day says so', () => {
    expect(historyText({ kind: 'carrier', id: 'X' }, HISTORY, 'en', '2026-03-29')).toMatch(
      /^History of carrier X, as known by the end of 2026-03-29 \(times of Berlin\)\n/,
    );
    expect(historyText({ kind: 'carrier', id: 'X' }, [], 'en', '2013-01-01')).toBe(
      'Nothing was recorded about carrier X by the end of 2013-01-01.',
    );
  });

  test('is German around the words of the server if it is asked for in German', () => {
    const german = historyText({ kind: 'published-grant', id: 'X' }, HISTORY, 'de', '2026-03-29');
    expect(german).toMatch(/^Eintrag X: Verlauf, wie er am Ende des 2026-03-29 bekannt war \(Berliner Zeit\)\n/);
    expect(german).toContain('officer, gilt ab 2019-01-01\n');
    expect(german).toMatch(
      / x → \(nichts\)\n {4}Grund: .+\n {4}Hinweis: .+\n {4}Ereignis: .+ Revision 31\n\n2 Ereignisse$/,
    );
    expect(german).toMatch(/\n {4}Quelle: file 1a2b3c4d5e6f…/);
    expect(historyText({ kind: 'carrier', id: 'X' }, [], 'de')).toBe('Träger X: nichts aufgezeichnet.');
    expect(historyText({ kind: 'stream', id: 'X' }, [], 'de', '2013-01-01')).toBe(
      'Strom X: bis zum Ende des 2013-01-01 nichts aufgezeichnet.',
    );
  });
});

describe('an import for people', () => {
  test('counts rows by verdict and records by change, and lists what sounded like ours', () => {
    expect(importText(registerImport, FILE)).toBe(
      [
        'Imported the register of 2019: 9876 rows, rule register-rule-1',
        '  Rows:    23 confirmed, 1 in review, 2 apart, 1 refused that matched a keyword',
        '  Records: 26 new, 0 corrected, 0 reclassified, 0 withdrawn, 0 unchanged',
        '  Event:   publishedRegister-2019/26',
        '',
        'Not of the programme, though they sound like it:',
        'Row  Recipient             Purpose         Refused because',
        '───  ────────────────────  ──────────────  ────────────────',
        ' 12  Bildungslotsen e. V.  Bildungslotsen  otherPolicyField',
        '',
        'See what waits for a decision: ./lotsenbuch review list',
      ].join('\n'),
    );
  });

  test('a dry run says what would be', () => {
    const text = importText({ ...registerImport, dryRun: true, refused: [] }, FILE);
    expect(text).toMatch(/^Would import the register of 2019/);
    expect(text).not.toContain('review list');
  });
});

test('reasons stand by catalogue with their code', () => {
  const reasons = [{ code: 'sameOrganisation', texts: { de: 'Dieselbe Organisation', en: 'The same organisation' } }];
  expect(reasonsText({ catalogues: [{ name: 'carrier', reasons }] }, FILE)).toMatch(
    /^carrier\nCode .*\n─.*\nsameOrganisation {2}The same organisation {2}Dieselbe Organisation$/,
  );
  expect(reasonsText({ catalogues: [] }, FILE)).toBe('There are no catalogues of reasons.');
});

describe('a restore for people', () => {
  const restored = {
    madeAt: '2026-11-23T10:00:00.000Z',
    eventStore: { storeId: '5107e1d00001', head: '5107e1d00001-00000000000000000007' },
    keptAside: '/data/before-restore/2026-11-24',
    ledger: { kind: 'goesOn' },
  } as const;

  test('says what it could not bring back', () => {
    const last = {
      storeId: '5107e1d00001',
      head: '5107e1d00001-00000000000000000009',
      recordedAt: '2026-11-23T11:00Z',
    };
    expect(restoredText({ ...restored, lost: { kind: 'events', count: 2, last } })).toBe(
      [
        'Restored the backup of 2026-11-23T10:00:00.000Z: event store 5107e1d00001, up to 5107e1d00001-00000000000000000007',
        '  What was there before: /data/before-restore/2026-11-24',
        'Not brought back:',
        '  2 events recorded after the backup, the last at 2026-11-23T11:00Z (5107e1d00001-00000000000000000009)',
        '  names of persons erased since: they stay erased, because the key ring was not replaced',
        '  personal values sealed after the backup of the vault',
        'Read models are rebuilt at the next start.',
        'The ledger goes on as it is: everything that was signed is in the restored store.',
      ].join('\n'),
    );
  });

  test('says which command begins the log anew where more was signed than is there, or where its files are lost', () => {
    const command = './lotsenbuch ledger fork --from 7 --reason restoredBackup';
    const told = (signed: number) =>
      restoredText({ ...restored, lost: { kind: 'none' }, ledger: { kind: 'forkNeeded', from: 7, signed, command } });
    expect(told(9)).toMatch(
      /The ledger was signed over 9 events; the restored store has the first 7 of them\.\n.*While it is stopped, run:\n {2}\.\/lotsenbuch ledger fork --from 7 --reason restoredBackup$/,
    );
    expect(told(7)).toMatch(
      /The files of the ledger are not here, or are damaged.*\n.*\n {2}\.\/lotsenbuch ledger fork/,
    );
    expect(
      restoredText({
        ...restored,
        lost: { kind: 'none' },
        ledger: { kind: 'unknown', reason: 'known-keys is damaged' },
      }),
    ).toContain('What the ledger needs is not known: known-keys is damaged');
  });

  test('says so where nothing is lost, and where nobody can know', () => {
    expect(restoredText({ ...restored, lost: { kind: 'none' } })).toContain('  no events: none was recorded after');
    expect(restoredText({ ...restored, lost: { kind: 'unknown', reason: 'it is damaged' } })).toContain(
      '  nobody knows how many events recorded after the backup: it is damaged',
    );
  });
});

test('a backup for people warns where the key ring was copied', () => {
  const backup = {
    folder: '/data/backups/1',
    madeAt: '2026-11-23T10:00:00.000Z',
    eventStore: { storeId: '5107e1d00001' },
    documents: { count: 1 },
    files: [{ name: 'vault.db', bytes: 4096, sha256: '' }],
  };
  expect(backupText(backup)).toBe(
    'Backed up to /data/backups/1\n  event store 5107e1d00001, which is empty\n  vault.db: 4096 bytes\n  1 document',
  );
  expect(backupText({ ...backup, keyRing: { folder: '/data/backups/2' } })).toContain('Keep it elsewhere');
});
