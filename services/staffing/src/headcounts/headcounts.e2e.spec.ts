import { readFileSync } from 'node:fs';
import { type ListOf, StaffingApplication } from '../staffing-application.fixture.js';
import type { ImportedHeadcountsAnswer } from './import-headcounts/import-headcounts.controller.js';
import type { HeadcountAnswer } from './list-headcounts/headcounts.controller.js';

const published = new Uint8Array(
  readFileSync(new URL('../../../../examples/positions-by-district-year.csv', import.meta.url)),
);
const csv = (bytes: Uint8Array<ArrayBuffer>) => ({ bytes, contentType: 'text/csv' });
const edited = (from: string, to: string) =>
  csv(new TextEncoder().encode(new TextDecoder().decode(published).replace(from, to)));
const TOTAL = '2015-10-31,,Berlin total,of_which_state_framework_programme,94';
const MITTE = '2015-10-31,01,Mitte,of_which_state_framework_programme,13';

let app: StaffingApplication;
let now = '2026-06-15T10:00:00.000Z';
beforeEach(async () => {
  app = await StaffingApplication.start(() => new Date(now));
});
afterEach(() => app[Symbol.asyncDispose]());

const importFile = async (file: ReturnType<typeof csv>) => {
  const answer = await app.officer.postFile<ImportedHeadcountsAnswer>('/v1/headcount-imports', file);
  await app.settled();
  return answer;
};
const counts = async (query = '') =>
  (await app.public.get<ListOf<HeadcountAnswer>>(`/v1/headcounts?limit=200&${query}`)).body.items;

describe('published headcounts', () => {
  test('of 31 October 2015 are 94, 217 and 320 over the twelve districts, without the total rows', async () => {
    const { status, body, headers } = await importFile(csv(published));
    expect(status).toBe(201);
    expect(body.event).toBe('headcount-2015-10-31/0');
    expect(headers.get('event')).toBe(body.event);
    expect(body.days).toEqual([{ day: '2015-10-31', recorded: 36, corrected: 0, unchanged: 0 }]);
    expect(body.openPoints).toEqual([]);
    const sum = async (kind: string) =>
      (await counts(`day=2015-10-31&kind=${kind}`)).reduce((total, { count }) => total + count, 0);
    expect([await sum('programme'), await sum('jobCentre'), await sum('all')]).toEqual([94, 217, 320]);
    expect(await counts('district=07&kind=programme')).toMatchObject([{ count: 9, row: 22, file: body.file }]);
  });

  test('do not change when the same file comes again', async () => {
    await importFile(csv(published));
    const head = await app.eventStore.logHead();
    const { status, body, headers } = await importFile(csv(published));
    expect(status).toBe(200);
    expect([body.event, headers.get('event')]).toEqual([undefined, null]);
    expect(body.days).toMatchObject([{ recorded: 0, corrected: 0, unchanged: 36 }]);
    expect(await app.eventStore.logHead()).toBe(head);
  });

  test('are corrected with both values, and are as they were for whoever asks for an earlier day', async () => {
    await importFile(csv(published));
    now = '2026-07-01T10:00:00.000Z';
    const { body } = await importFile(edited(MITTE, `${MITTE.slice(0, -2)}15`));
    expect(body.days).toMatchObject([{ recorded: 0, corrected: 1, unchanged: 35 }]);
    expect(body.openPoints).toMatchObject([{ kind: 'programme', sum: 96, total: 94 }]);
    expect(await counts('district=01&kind=programme')).toMatchObject([{ count: 15, corrected: [13] }]);
    expect(await counts('district=01&kind=programme&recordedBy=2026-06-30')).toMatchObject([
      { count: 13, corrected: [] },
    ]);
    expect(await counts('recordedBy=2026-06-14')).toEqual([]);
  });

  test('whose total differs from their sum are recorded, with an open point', async () => {
    const { status, body } = await importFile(edited(TOTAL, `${TOTAL.slice(0, -2)}95`));
    expect(status).toBe(201);
    expect(body.openPoints).toMatchObject([{ day: '2015-10-31', kind: 'programme', sum: 94, total: 95 }]);
  });

  test('of a bad file are not recorded at all; the answer names row and column', async () => {
    const { status, body } = await importFile(edited(TOTAL, `${TOTAL.slice(0, -2)}many`));
    expect(status).toBe(422);
    expect(body).toMatchObject({
      type: 'urn:lotsenbuch:problem:headcount-file-refused',
      errors: [{ field: 'line 40, column count', found: '"many"' }],
    });
    expect(await app.eventStore.logHead()).toBeUndefined();
  });

  test('are imported by officers only, and read by everybody, also as CSV', async () => {
    const auditor = app.application.client('auditor');
    expect((await auditor.postFile('/v1/headcount-imports', csv(published))).status).toBe(403);
    await importFile(csv(published));
    const { text } = await app.public.get('/v1/headcounts?format=csv&limit=5');
    expect(text.trimEnd().split('\r\n')).toHaveLength(37);
  });
});
