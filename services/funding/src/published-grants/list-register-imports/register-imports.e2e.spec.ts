import { FundingApplication, type ListOf } from '../../funding-application.fixture.js';
import { aGrant, SMALL_REGISTER } from '../register.fixture.js';
import type { RecordedRegisterImportAnswer } from './register-import-answer.js';

let app: FundingApplication;
let now = '2026-01-01T10:00:00.000Z';
beforeAll(async () => {
  app = await FundingApplication.start(() => new Date(now));
  await app.import(2016, SMALL_REGISTER);
  now = '2026-01-02T10:00:00.000Z';
  await app.import(2019, [aGrant()]);
  now = '2026-01-03T10:00:00.000Z';
  await app.import(2016, SMALL_REGISTER.slice(1));
});
afterAll(() => app[Symbol.asyncDispose]());

const imports = async (query = '') =>
  (await app.officer.get<ListOf<RecordedRegisterImportAnswer>>(`/v1/register-imports?${query}`)).body;

describe('imports of register files', () => {
  test('are listed with the latest first: who, when, which file, which rule, what it found', async () => {
    const { items } = await imports();
    expect(items.map(({ year, recordedAt, rows }) => [year, recordedAt, rows])).toEqual([
      [2016, '2026-01-03T10:00:00.000Z', 6],
      [2019, '2026-01-02T10:00:00.000Z', 1],
      [2016, '2026-01-01T10:00:00.000Z', 7],
    ]);
    expect(items[2]).toMatchObject({
      actor: 'officer:local',
      reader: 'workbook',
      sheet: 'Worksheet',
      file: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ruleVersion: expect.any(String),
      verdicts: { confirmed: 2, inReview: 1, apart: 2, refused: 1 },
      changes: { recorded: 5 },
      refused: [{ row: 8, reason: 'otherFacilitators' }],
    });
  });

  test('are those of one year if asked so', async () => {
    expect((await imports('year=2019')).items.map(({ year }) => year)).toEqual([2019]);
    expect((await imports('year=2050')).items).toEqual([]);
  });

  test('come page by page', async () => {
    const first = await imports('limit=2');
    const second = await imports(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual((await imports()).items);
    expect(second.nextCursor).toBeUndefined();
  });

  test('come as CSV', async () => {
    const { text } = await app.officer.get('/v1/register-imports?format=csv');
    expect(text.trimEnd().split('\r\n')).toHaveLength(4);
  });

  test('with a cursor of another list are 400', async () => {
    const { body } = await app.public.get<ListOf<object>>('/v1/published-grants?limit=1');
    expect((await app.officer.get(`/v1/register-imports?cursor=${body.nextCursor}`)).status).toBe(400);
  });
});

/** What does not fit into the import's own event is in events of its own. */
test('keep every refused row, however many there are', async () => {
  const refused = Array.from({ length: 300 }, (_, index) =>
    aGrant({
      recipient: `Verein ${index}`,
      purpose: `Babylotsen ${'und mehr '.repeat(40)}`,
      policyField: 'Gesundheit',
    }),
  );
  const { body } = await app.import(2021, [aGrant(), ...refused]);
  expect(body.verdicts.refused).toBe(300);
  expect(body.refused).toHaveLength(300);
  const [listed] = (await imports('year=2021')).items;
  expect(listed?.refused).toEqual(body.refused);
});
