import { startLedger } from '../ledger.fixture.js';
import type { StreamHistoryEntryAnswer } from './history-answer.js';

interface HistoryPage {
  readonly items: readonly StreamHistoryEntryAnswer[];
  readonly nextCursor?: string;
}

let application: Awaited<ReturnType<typeof startLedger>>;
beforeAll(async () => {
  application = await startLedger(
    [0, 1, 2, 3, 4].map((number) => ({
      stream: 'carrier-1',
      type: 'CarrierRenamed',
      data: { carrierId: '1', from: `${number}`, to: `${number + 1}` },
      actor: 'officer:4711',
      at: `2026-03-0${number + 1}T12:00:00.000Z`,
    })),
  );
});
afterAll(() => application.close());

const read = (query: string, who: string | undefined = 'auditor') =>
  application.client(who).get<HistoryPage>(`/v1/streams/carrier-1/history${query}`);

describe('the history of a stream', () => {
  test('needs the role auditor', async () => {
    expect((await read('', 'officer')).status).toBe(403);
    expect((await application.client().get('/v1/streams/carrier-1/history')).status).toBe(401);
  });

  test('names the actor as recorded, and the place in the log', async () => {
    const { body } = await read('?lang=en');
    expect(body.items.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect(body.items[4]).toEqual({
      logPosition: expect.stringMatching(/^[0-9a-f]{12}-0{19}5$/),
      stream: 'carrier-1',
      revision: 4,
      type: 'CarrierRenamed',
      recordedAt: '2026-03-05T12:00:00.000Z',
      actor: 'officer:4711',
      summary: 'Renamed',
      changes: [{ field: 'Name', from: '4', to: '5' }],
    });
  });

  test('goes on at its cursor, and ends where the day does', async () => {
    const first = (await read('?limit=2&recordedBy=2026-03-03')).body;
    expect(first.items.map(({ revision }) => revision)).toEqual([0, 1]);
    const second = (await read(`?limit=2&recordedBy=2026-03-03&cursor=${first.nextCursor}`)).body;
    expect(second.items.map(({ revision }) => revision)).toEqual([2]);
    expect(second.nextCursor).toBeUndefined();
  });

  test('a cursor that is none is refused', async () => {
    const { status, body } = await read('?cursor=x');
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ field: 'cursor' })] }),
    ]);
  });

  test('a stream that does not exist, or cannot: 404', async () => {
    for (const stream of ['carrier-9', '$all']) {
      expect((await application.client('auditor').get(`/v1/streams/${stream}/history`)).status).toBe(404);
    }
  });

  test('names the place of each event in the tree as soon as a checkpoint covers it', async () => {
    await application.cover();
    await application.record([
      { stream: 'carrier-1', type: 'CarrierRenamed', data: { carrierId: '1' }, at: '2026-03-06T12:00:00.000Z' },
    ]);
    const treeIndexes = async (query: string) => (await read(query)).body.items.map(({ treeIndex }) => treeIndex);
    expect(await treeIndexes('')).toEqual([0, 1, 2, 3, 4, undefined]);

    await application.cover();
    expect(await treeIndexes('')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await treeIndexes('?recordedBy=2026-03-02')).toEqual([undefined, undefined]);

    const { body } = await application.client().get<HistoryPage>('/v1/carriers/1/history?limit=2');
    expect(body.items.map(({ treeIndex }) => treeIndex)).toEqual([0, 1]);
    expect((await read('?format=csv')).text).toMatch(/,carrier-1,5,5,/);
  });
});
