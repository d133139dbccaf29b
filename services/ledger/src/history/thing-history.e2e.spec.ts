import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { TestApplication } from '@lotsenbuch/testing';
import { type Happening, startLedger } from '../ledger.fixture.js';
import type { HistoryEntryAnswer } from './history-answer.js';

interface HistoryPage {
  readonly items: readonly HistoryEntryAnswer[];
  readonly nextCursor?: string;
}

const renamed = (carrierId: string, from: string, to: string): Omit<Happening, 'stream'> => ({
  type: 'CarrierRenamed',
  data: { carrierId, from, to },
});

const HAPPENINGS: readonly Happening[] = [
  { stream: 'carrier-1', ...renamed('1', 'A', 'B'), at: '2026-03-28T22:59:59.999Z', actor: 'officer:4711' },
  { stream: 'carrier-2', ...renamed('2', 'X', 'Y'), at: '2026-03-28T23:00:00.000Z', effectiveOn: '2016-07-01' },
  { stream: 'carrier-1', type: 'CarrierMerged', data: { carrierId: '1', into: '2' }, at: '2026-03-29T21:59:59.999Z' },
  { stream: 'carrier-2', type: 'FromAnOldVersion', data: { what: 1 }, at: '2026-03-29T22:00:00.000Z' },
  { stream: 'carrier-2', type: 'CarrierRenamed', data: { carrierId: '2', to: '=1+1' }, actor: 'process:resolution' },
];

let application: TestApplication;
beforeAll(async () => {
  application = await startLedger(HAPPENINGS);
});
afterAll(() => application.close());

const history = async (path: string) => (await application.client().get<HistoryPage>(`/v1/${path}`)).body;

describe('the history of a thing', () => {
  test('says in order who, when, and what changed from what to what; anybody may read it', async () => {
    const { items } = await history('carriers/1/history');

    expect(items).toEqual([
      {
        stream: 'carrier-1',
        revision: 0,
        type: 'CarrierRenamed',
        recordedAt: '2026-03-28T22:59:59.999Z',
        actor: 'officer',
        summary: 'Umbenannt',
        changes: [{ field: 'Name', from: 'A', to: 'B' }],
      },
      {
        stream: 'carrier-1',
        revision: 1,
        type: 'CarrierMerged',
        recordedAt: '2026-03-29T21:59:59.999Z',
        actor: 'officer',
        summary: 'Mit einem anderen Träger zusammengeführt',
        changes: [{ field: 'Träger', to: 'GIZ gGmbH (2)' }],
      },
    ]);
  });

  test('takes from the streams of others what concerns it, and orders all of it as the log does', async () => {
    const { items } = await history('carriers/2/history?lang=en');

    expect(items.map(({ stream, revision, summary }) => [stream, revision, summary])).toEqual([
      ['carrier-2', 0, 'Renamed'],
      ['carrier-1', 1, 'Merged into another carrier'],
      ['carrier-2', 1, 'Event FromAnOldVersion (version 1)'],
      ['carrier-2', 2, 'Event CarrierRenamed (version 1)'],
    ]);
    expect(items[0]?.effectiveOn).toBe('2016-07-01');
    expect(items[3]?.actor).toBe('process:resolution');
  });

  test('drops neither an event that nobody describes nor one whose describer fails', async () => {
    const { items } = await history('carriers/2/history?lang=en');

    expect(items[2]).toMatchObject({ changes: [{ field: 'what', to: '1' }], remark: /Nothing describes/ });
    expect(items[3]?.changes).toContainEqual({ field: 'to', to: '=1+1' });
    expect(items[3]?.remark).toMatch(/^The description failed \(/);
  });

  test('never shows which person decided, only in which role', async () => {
    const { text } = await application.client('auditor').get('/v1/carriers/1/history');
    expect(text).not.toContain('4711');
  });

  test.each([
    ['2026-03-27', 0],
    ['2026-03-28', 1],
    ['2026-03-29', 2],
    ['2026-03-30', 2],
  ])('recordedBy=%s is what was known at the end of that day in Berlin: %d events', async (day, count) => {
    expect((await history(`carriers/1/history?recordedBy=${day}`)).items).toHaveLength(count);
  });

  test('recordedBy gives other things the names they were known by on that day', async () => {
    const { items } = await history('carriers/1/history?recordedBy=2026-03-29');
    expect(items[1]?.changes).toEqual([{ field: 'Träger', to: 'GIZ on 2026-03-29 (2)' }]);
  });

  test.each(['2026-02-30', '29.03.2026', ''])('recordedBy=%s is refused: no such day', async (day) => {
    const { status, body } = await application.client().get(`/v1/carriers/1/history?recordedBy=${day}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'recordedBy', expected: 'must be a day as YYYY-MM-DD' }] });
  });

  test('page by page it is the same history', async () => {
    const whole = (await history('carriers/2/history')).items;
    const paged: HistoryEntryAnswer[] = [];
    let path = 'carriers/2/history?limit=1';
    for (let pages = 0; pages < whole.length; pages += 1) {
      const { items, nextCursor } = await history(path);
      expect(nextCursor === undefined).toBe(pages === whole.length - 1);
      paged.push(...items);
      path = `carriers/2/history?limit=1&cursor=${nextCursor}`;
    }
    expect(paged).toEqual(whole);
  });

  test('a cursor of another store is refused', async () => {
    const { status } = await application.client().get('/v1/carriers/1/history?cursor=nonsense');
    expect(status).toBe(400);
  });

  test('a thing that does not exist has none: 404', async () => {
    const { status, body } = await application.client().get('/v1/carriers/3/history');
    expect(status).toBe(404);
    expect(body).toMatchObject({ detail: 'There is no carrier with the id 3.' });
  });

  test('as CSV it is one line per event, formulas disarmed', async () => {
    const { text, headers } = await application
      .client()
      .get('/v1/carriers/2/history?lang=en', { headers: { Accept: 'text/csv' } });

    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^recordedAt,effectiveOn,actor,type,summary,changes,reason,sourceFile/);
    expect(lines[1]).toBe(
      '2026-03-28T23:00:00.000Z,2016-07-01,officer,CarrierRenamed,Renamed,Name: X → Y,,,,,,carrier-2,0,',
    );
    expect(lines[4]).toContain('"carrierId: 2\nto: =1+1"');
  });
});

test('a shared stream gives each of its things only what concerns it', async () => {
  const about = (recordId: string) => ({ stream: 'publishedRegister-2019', type: 'Recorded', data: { recordId } });
  await using shared = await startLedger([about('a'), about('b'), about('a')]);

  const { body } = await shared.client().get<HistoryPage>('/v1/published-grants/a/history');

  expect(body.items.map(({ revision }) => revision)).toEqual([0, 2]);
});

test('minLogPosition waits until things can be looked up as of that position, and says when they cannot', async () => {
  const behind: RunningConsumer = {
    name: 'carriers',
    status: () => ({ name: 'carriers', state: 'catchingUp', position: undefined }),
    waitFor: async (position) => position.endsWith('1'),
    caughtUp: async () => {},
    stop: async () => {},
  };
  await using waiting = await startLedger(HAPPENINGS, [behind]);
  const read = (position: string) => waiting.client().get(`/v1/carriers/1/history?minLogPosition=${position}`);

  expect((await read('aaaaaaaaaaaa-00000000000000000001')).status).toBe(200);
  expect(await read('aaaaaaaaaaaa-00000000000000000002')).toMatchObject({
    status: 503,
    body: { type: 'urn:lotsenbuch:problem:read-model-behind' },
  });
});
