import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformStatus, PublishedGrantsReport, RegisterImport } from '../contract.js';
import { MANY_STARTS } from '../platform-process.fixture.js';
import { EXAMPLE_LINES, EXAMPLE_REGISTER, realPlatform } from './real-platform.fixture.js';

const lotsenbuch = realPlatform('none');
const importing = (year: number) =>
  lotsenbuch.json<RegisterImport>('import', 'register', EXAMPLE_REGISTER, '--year', String(year));
const totals = (year: number) => lotsenbuch.json<PublishedGrantsReport>('totals', '--year', String(year));
const head = async () => (await lotsenbuch.json<PlatformStatus>('status')).eventStore.head;

describe('importing the registers of the example into an empty store', () => {
  test('a dry run says what would be recorded, and records nothing', async () => {
    const before = await head();
    const { code, out } = await lotsenbuch.run(['import', 'register', EXAMPLE_REGISTER, '--year', '2016', '--dry-run']);

    expect(code).toBe(0);
    expect(out).toMatch(/^Would import the register of 2016: 153 rows, /);
    expect(out).toContain('16 confirmed, 1 in review, 7 apart');
    expect(await head()).toBe(before);
    expect((await totals(2016)).confirmed).toEqual({ records: 0, sumCents: 0 });
  });

  test.each([
    {
      year: 2016,
      figures: {
        confirmed: { records: 16, sumCents: 467_021_500 },
        inReview: { records: 1, sumCents: 13_400_300 },
        apart: { records: 7, sumCents: 9_412_100 },
        suspectedRepeats: { groups: 0, sumCents: 0 },
      },
    },
    {
      year: 2019,
      figures: {
        confirmed: { records: 23, sumCents: 1_169_567_900 },
        inReview: { records: 2, sumCents: 59_229_700 },
        apart: { records: 6, sumCents: 28_671_600 },
        suspectedRepeats: { groups: 3, sumCents: 104_416_200 },
      },
    },
  ])('the next command after the import of $year sees its check figures', async ({ year, figures }) => {
    await importing(year);
    expect(await totals(year)).toMatchObject(figures);
  });

  test('the same file again records nothing new', async () => {
    const before = await totals(2019);
    const { changes, verdicts } = await importing(2019);
    expect(changes).toEqual({ recorded: 0, corrected: 0, reclassified: 0, withdrawn: 0, unchanged: 31 });
    expect(verdicts).toMatchObject({ confirmed: 23, inReview: 2, apart: 6 });
    expect(await totals(2019)).toMatchObject({
      confirmed: before.confirmed,
      inReview: before.inReview,
      apart: before.apart,
    });
  });

  test(
    'a repeated key answers with the import it belongs to, also after the platform was killed',
    async () => {
      const once = ['import', 'register', EXAMPLE_LINES, '--year', '2014', '--idempotency-key', 'lotse-2014'];
      const first = await lotsenbuch.json<RegisterImport>(...once);
      const recorded = await head();

      await lotsenbuch.killAndStartAgain();

      expect(await lotsenbuch.json<RegisterImport>(...once)).toEqual(first);
      expect(first.changes).toMatchObject({ recorded: 16, unchanged: 0 });
      expect(await head()).toBe(recorded);
    },
    MANY_STARTS,
  );
});

describe('a file that is no register of the year', () => {
  const file = (name: string, content: string) => {
    const path = join(lotsenbuch.dataDir, name);
    writeFileSync(path, content);
    return path;
  };
  const [captions = '', line = ''] = readFileSync(EXAMPLE_LINES, 'utf8').split('\n');

  test.each([
    {
      what: 'a workbook without a sheet of the year',
      path: () => EXAMPLE_REGISTER,
      says: ['one sheet with grants of 2018', 'found 0 among "2016", "2019"'],
    },
    {
      what: 'a text that calls itself a workbook',
      path: () => file('text.xlsx', 'Name;Betrag\n'),
      says: ['an Excel workbook (.xlsx)', 'found a file of another kind'],
    },
    {
      what: 'a CSV file with a text as amount',
      path: () => file('text.csv', `${captions}\n${line.replace('2013', '2018').replace('81526', '"1.234,56 €"')}\n`),
      says: ['amount_eur', '1.234,56 €'],
    },
  ])(
    '$what is refused with exit code 3, says what was expected and found, and records nothing',
    async ({ path, says }) => {
      const before = await head();

      const { code, out, err } = await lotsenbuch.run(['import', 'register', path(), '--year', '2018']);

      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toMatch(/^Uploading \S+ …\nThe file was not read \(422\)\n/);
      for (const words of says) expect(err).toContain(words);
      expect(err).toContain('Nothing was recorded.');
      expect(await head()).toBe(before);
    },
  );
});
