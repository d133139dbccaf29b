import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as sheetjs from '@e965/xlsx';
import { CURRENT_RULE } from './domain/classification/current-rule.js';
import type { PublishedGrantRecorded, PublishedRegisterEvent } from './domain/events.js';
import { publishedRegisterDecider } from './domain/published-register.js';
import { suspectedRepeats } from './domain/suspected-repeats.js';
import { readRegisterFile } from './register-file/read-register-file.js';
import { toImportCommand } from './to-import-command.js';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const { REGISTER_DIR } = process.env;

type Recorded = PublishedGrantRecorded['data'];

const importEvents = async (bytes: Buffer, year: number): Promise<readonly PublishedRegisterEvent[]> => {
  const file = await readRegisterFile(bytes, year);
  if (!file.ok) throw new Error(`refused: ${JSON.stringify(file.error)}`);
  const command = toImportCommand('import', bytes, file.value, CURRENT_RULE);
  const decided = publishedRegisterDecider.decide(command, publishedRegisterDecider.initialState);
  if (!decided.ok) throw new Error(`rejected: ${JSON.stringify(decided.error)}`);
  return decided.value;
};

const recordsOf = (events: readonly PublishedRegisterEvent[]): readonly Recorded[] =>
  events.flatMap((event) => (event.type === 'PublishedGrantRecorded' ? [event.data] : []));

const refusedOf = (events: readonly PublishedRegisterEvent[]) =>
  events.flatMap(({ type, data }) =>
    type === 'RegisterImported' || type === 'RegisterRowsRefused' ? data.refused : [],
  );

/** Records and sum in euros of each verdict, and the suspected repeats by folded recipient. */
const figuresOf = (events: readonly PublishedRegisterEvent[]) => {
  const figures = (verdict: Recorded['verdict']): string => {
    const records = recordsOf(events).filter((record) => record.verdict === verdict);
    return `${records.length} · ${records.reduce((sum, { amountCents }) => sum + amountCents, 0) / 100} €`;
  };
  const repeats = suspectedRepeats(
    recordsOf(events)
      .filter(({ verdict }) => verdict === 'confirmed')
      .map(({ recordId, year, identity, cells, amountCents }) => ({
        recordId,
        year,
        carrier: identity.recipient,
        purpose: cells.purpose,
        amountCents,
      })),
  );
  const excess = repeats.reduce((sum, { excessCents }) => sum + excessCents, 0);
  return {
    confirmed: figures('confirmed'),
    inReview: figures('inReview'),
    apart: figures('apart'),
    repeats: `${repeats.length} · ${excess / 100} €`,
  };
};

const FIGURES = {
  2016: { confirmed: '16 · 4670215 €', inReview: '1 · 134003 €', apart: '7 · 94121 €', repeats: '0 · 0 €' },
  2019: { confirmed: '23 · 11695679 €', inReview: '2 · 592297 €', apart: '6 · 286716 €', repeats: '3 · 1044162 €' },
} as const;
const YEARS = [2016, 2019] as const;

/** What a record is, whatever row it stands in. */
const essence = (record: Recorded) => {
  const { source: _source, ...rest } = record;
  return rest;
};

const inReviewOf = (events: readonly PublishedRegisterEvent[]) =>
  recordsOf(events)
    .filter(({ verdict }) => verdict === 'inReview')
    .map(({ cells, amountCents }) => `${cells.recipient}: ${cells.purpose} (${amountCents / 100} €)`);

describe('the example', () => {
  const workbook = readFileSync(join(EXAMPLES, 'register-example.xlsx'));

  test.each(YEARS)('holds the check figures of %i', async (year) => {
    expect(figuresOf(await importEvents(workbook, year))).toEqual(FIGURES[year]);
  });

  test('leaves in review what a search for the keyword does not find, or a later name only', async () => {
    expect(inReviewOf(await importEvents(workbook, 2016))).toEqual([
      'Pfefferwerk Stadtkultur gGmbH: Kiezmütter für Mitte (134003 €)',
    ]);
    expect(inReviewOf(await importEvents(workbook, 2019))).toEqual([
      'Caritasverband für das Erzbistum Berlin e. V.: Integrationslosinnen/-en im Bezirk Marzahn-Hellersdorf (413975 €)',
      'Chance - Bildung, Jugend und Sport BJS gGmbH: Integrationslot*sinnen Neukölln 2018 (178322 €)',
    ]);
  });

  test('with both of these included, 2019 has 25 records and a fourth suspected repeat', async () => {
    const events = (await importEvents(workbook, 2019)).map((event) =>
      event.type === 'PublishedGrantRecorded' && event.data.verdict === 'inReview'
        ? { ...event, data: { ...event.data, verdict: 'confirmed' as const } }
        : event,
    );
    expect(figuresOf(events)).toMatchObject({ confirmed: '25 · 12287976 €', repeats: '4 · 1222484 €' });
  });

  test.each([
    [2013, '10 · 330788 €'],
    [2014, '16 · 1720516 €'],
    [2015, '25 · 2096200 €'],
  ])('the checked list has the figures of %i', async (year, confirmed) => {
    const list = readFileSync(join(EXAMPLES, 'grants-2013-2015.csv'));
    expect(figuresOf(await importEvents(list, year))).toEqual({
      confirmed,
      inReview: '0 · 0 €',
      apart: '0 · 0 €',
      repeats: '0 · 0 €',
    });
  });

  describe('leads to the same records when it is published in another form', () => {
    type Row = (string | number | undefined)[];

    const republished = (year: number, change: (rows: Row[]) => Row[]): Buffer => {
      const sheet = sheetjs.read(workbook).Sheets[String(year)];
      if (sheet === undefined) throw new Error(`the example has no sheet ${year}`);
      const rows = sheetjs.utils.sheet_to_json<Row>(sheet, { header: 1 });
      const changed = sheetjs.utils.book_new();
      sheetjs.utils.book_append_sheet(changed, sheetjs.utils.aoa_to_sheet(change(rows)), 'Tabelle1');
      return sheetjs.write(changed, { type: 'buffer', bookType: 'xlsx' });
    };

    const RENAMED = [
      'Zuwendungsempfänger',
      'Zuwendungsgeber',
      'Förderart',
      'Haushaltsjahr',
      'Adresse',
      'Politikfeld',
      'Zuwendungszweck',
      'Höhe der Zuwendung (in €)',
    ];

    test.each<[string, (rows: Row[]) => Row[]]>([
      [
        'a row inserted on top',
        ([captions = [], ...rows]) => [
          captions,
          ['Neu e. V.', 'BA Mitte', '', rows[0]?.[3], '', 'Sport', 'Ball', 5],
          ...rows,
        ],
      ],
      ['captions renamed', ([, ...rows]) => [RENAMED, ...rows]],
      ['columns moved', (rows) => rows.map((row) => Array.from({ length: 8 }, (_, column) => row[7 - column]))],
      ['titles above the captions', (rows) => [['Zuwendungen des Landes Berlin'], [], ...rows]],
      ['rows in another order', ([captions = [], ...rows]) => [captions, ...rows.toReversed()]],
    ])('%s', async (_, change) => {
      for (const year of YEARS) {
        const before = recordsOf(await importEvents(workbook, year)).map(essence);
        const after = recordsOf(await importEvents(republished(year, change), year)).map(essence);
        const sorted = (records: readonly ReturnType<typeof essence>[]) =>
          records.toSorted((a, b) => a.recordId.localeCompare(b.recordId, 'en'));
        expect(sorted(after)).toEqual(sorted(before));
      }
    });

    test.each<[string, (row: Row) => Row]>([
      [
        'another department name',
        (row) => row.with(1, String(row[1]).replace(/^Senatsverwaltung.*/s, 'Senatsverwaltung für Vielfalt')),
      ],
      [
        'a typing error in the purpose',
        (row) => row.with(6, row[6] && String(row[6]).replace('ntegrationslots', 'ntergrationslots')),
      ],
      ['another gender mark', (row) => row.with(6, row[6] && String(row[6]).replace(/lots([*_]innen)/, 'lots:innen'))],
      [
        'another name of the policy field',
        (row) => row.with(5, row[5] === 'Integration' ? 'Integration und Migration' : row[5]),
      ],
    ])('same verdicts with %s', async (_, change) => {
      for (const year of YEARS) {
        const changed = republished(year, ([captions = [], ...rows]) => [captions, ...rows.map(change)]);
        expect(figuresOf(await importEvents(changed, year))).toEqual(FIGURES[year]);
      }
    });
  });
});

if (REGISTER_DIR === undefined) {
  const notice =
    'NOT RUN: the full registers. Set REGISTER_DIR to the folder that holds grants-register-2016.xlsx and -2019.xlsx.';
  process.stderr.write(`\n${notice}\n\n`);
  test.skip(notice, () => undefined);
} else {
  describe('the full registers', () => {
    const imports = new Map<number, ReturnType<typeof importEvents>>();
    const fullImport = (year: number): ReturnType<typeof importEvents> => {
      const events =
        imports.get(year) ?? importEvents(readFileSync(join(REGISTER_DIR, `grants-register-${year}.xlsx`)), year);
      imports.set(year, events);
      return events;
    };

    test.each(YEARS)('hold the check figures of %i', async (year) => {
      expect(figuresOf(await fullImport(year))).toEqual(FIGURES[year]);
    });

    test.each(YEARS)('%i: the example has every row that is recorded or refused, cell by cell', async (year) => {
      const full = await fullImport(year);
      const example = await importEvents(readFileSync(join(EXAMPLES, 'register-example.xlsx')), year);
      expect(recordsOf(example).map(essence)).toEqual(recordsOf(full).map(essence));
      const reasons = (events: typeof full) => refusedOf(events).map(({ row: _row, ...rest }) => rest);
      expect(reasons(example)).toEqual(reasons(full));
    });

    test.each([
      [2016, []],
      [2019, ['Integrationslosinnen/-en im Bezirk Marzahn-Hellersdorf', 'Integrationslot*sinnen Neukölln 2018']],
    ])('%i: what is recorded holds the keyword, or is a typing error of it', async (year, typingErrors) => {
      const purposes = recordsOf(await fullImport(year)).map(({ cells }) => cells.purpose);
      expect(purposes.filter((purpose) => !/lots|mütter/i.test(purpose))).toEqual(typingErrors);
    });

    test.each(YEARS)('%i fits into one append with room to spare', async (year) => {
      const bytes = (await fullImport(year)).map((event) => Buffer.byteLength(JSON.stringify(event)));
      expect(Math.max(...bytes)).toBeLessThan(65_535 / 2);
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan((1024 * 1024) / 4);
    });
  });
}
