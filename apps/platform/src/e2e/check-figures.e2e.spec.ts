import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileBody } from '@lotsenbuch/testing';
import { PlatformUnderTest } from '../platform.fixture.js';

const EXAMPLE = fileURLToPath(new URL('../../../../examples/register-example.xlsx', import.meta.url));
const REGISTERS = process.env.REGISTER_DIR;

interface Source {
  readonly what: string;
  fileOf(year: number): string;
}
const SOURCES: readonly Source[] = [
  { what: 'the reduced registers of examples/', fileOf: () => EXAMPLE },
  ...(REGISTERS === undefined
    ? []
    : [{ what: 'the full registers', fileOf: (year: number) => `${REGISTERS}/grants-register-${year}.xlsx` }]),
];

if (REGISTERS === undefined) {
  console.warn(
    'NOT RUN: the check figures on the full registers. Set REGISTER_DIR to the folder with grants-register-2016.xlsx and grants-register-2019.xlsx.',
  );
}

const workbook = (path: string): FileBody => ({
  bytes: new Uint8Array(readFileSync(path)),
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

interface Figures {
  readonly records: number;
  readonly sumCents: number;
}
interface Report {
  readonly confirmed: Figures;
  readonly inReview: Figures;
  readonly suspectedRepeats: { readonly groups: number; readonly sumCents: number; readonly items: readonly object[] };
  readonly districts: readonly Figures[];
}

describe.each(SOURCES)('$what, imported into an empty store', ({ fileOf }) => {
  let app: PlatformUnderTest;
  const report = async (year: number) =>
    (await app.client().get<Report>(`/v1/reports/published-grants?year=${year}`)).body;
  beforeAll(async () => {
    app = await PlatformUnderTest.start();
    for (const year of [2016, 2019]) {
      expect(existsSync(fileOf(year))).toBe(true);
      expect((await app.import(year, workbook(fileOf(year)))).status).toBe(201);
    }
  });
  afterAll(() => app[Symbol.asyncDispose]());

  test('2016: 16 confirmed records of 4,670,215 € and one in review of 134,003 €', async () => {
    const { confirmed, inReview, suspectedRepeats } = await report(2016);
    expect(confirmed).toEqual({ records: 16, sumCents: 467_021_500 });
    expect(inReview).toEqual({ records: 1, sumCents: 13_400_300 });
    expect(suspectedRepeats).toEqual({ groups: 0, sumCents: 0, items: [] });
  });

  test('2019: 23 confirmed records of 11,695,679 €, three groups of suspected repeats with an excess of 1,044,162 €', async () => {
    const { confirmed, suspectedRepeats } = await report(2019);
    expect(confirmed).toEqual({ records: 23, sumCents: 1_169_567_900 });
    expect(suspectedRepeats).toMatchObject({ groups: 3, sumCents: 104_416_200 });
    expect(suspectedRepeats.items).toHaveLength(3);
  });

  test('the districts of a year sum up to what is confirmed', async () => {
    for (const year of [2016, 2019]) {
      const { confirmed, districts } = await report(year);
      expect(districts.reduce((sum, { sumCents }) => sum + sumCents, 0)).toBe(confirmed.sumCents);
      expect(districts.reduce((sum, { records }) => sum + records, 0)).toBe(confirmed.records);
    }
  });

  test('what is in review counts once a person includes it', async () => {
    const open = await app.items<{ id: string; revision: number; year: number }>('/v1/review', 'officer');
    const [question] = open.filter(({ year }) => year === 2016);
    const decision = { decision: 'include', reason: 'laterNameOfSameProject' };
    const { status } = await app
      .client('officer')
      .post(`/v1/published-grants/${question!.id}/review-decision`, decision, { ifMatch: question!.revision });
    expect(status).toBe(200);
    await app.settled();
    const { confirmed, inReview } = await report(2016);
    expect(confirmed).toEqual({ records: 17, sumCents: 480_421_800 });
    expect(inReview).toEqual({ records: 0, sumCents: 0 });
  });

  test('every record names the line it rests on, and every one of the programme has a carrier or waits for a person', async () => {
    const records = await app.items<{
      readonly status: string;
      readonly carrierState: string;
      readonly source: { readonly file: string; readonly row: number };
    }>('/v1/published-grants?limit=200');
    expect(records.length).toBeGreaterThan(40);
    for (const { source } of records) expect(source.row).toBeGreaterThan(1);
    const ours = records.filter(({ status }) => status === 'confirmed' || status === 'inReview');
    expect(ours.filter(({ carrierState }) => carrierState === 'unresolved')).toEqual([]);
  });
});
