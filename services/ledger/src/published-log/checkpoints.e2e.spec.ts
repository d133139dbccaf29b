import { parseCheckpointLine } from '@lotsenbuch/transparency-log';
import { startLedger } from '../ledger.fixture.js';
import type { SignedCheckpointAnswer } from './signed-checkpoint-answer.js';

interface CheckpointPage {
  readonly items: readonly SignedCheckpointAnswer[];
  readonly nextCursor?: string;
}

const CHECKPOINTS = 12;

let application: Awaited<ReturnType<typeof startLedger>>;
beforeAll(async () => {
  application = await startLedger([]);
  for (let number = 0; number < CHECKPOINTS; number += 1) {
    const at = `2026-03-01T12:00:${String(number).padStart(2, '0')}.000Z`;
    await application.record([{ stream: 'carrier-1', type: 'X', data: { number }, at }]);
    await application.cover();
  }
});
afterAll(() => application.close());

const list = (query = '') => application.client().get<CheckpointPage>(`/v1/ledger/checkpoints${query}`);

describe('the signed checkpoints', () => {
  test('are listed for everybody, the latest first, each with the line to keep', async () => {
    const { items, nextCursor } = (await list()).body;
    expect(items.map(({ size }) => size)).toEqual(Array.from({ length: CHECKPOINTS }, (_, n) => CHECKPOINTS - n));
    expect(nextCursor).toBeUndefined();
    const [latest] = items;
    expect(latest).toMatchObject({ at: '2026-03-01T12:00:11.000Z', checkpointLine: expect.any(String) });
    expect(latest?.note).toBe((await application.client().get('/v1/ledger/checkpoint')).text);
    const { size, root } = parseCheckpointLine(latest?.checkpointLine ?? '');
    expect([size, Buffer.from(root).toString('base64')]).toEqual([latest?.size, latest?.root]);
  });

  test('page by page they are the same, also when one is signed in between', async () => {
    await using growing = await startLedger([{ stream: 'carrier-1', type: 'X', data: {} }]);
    const pages = async (query: string) =>
      (await growing.client().get<CheckpointPage>(`/v1/ledger/checkpoints?limit=1${query}`)).body;
    for (let number = 0; number < 3; number += 1) {
      await growing.cover();
      await growing.record([{ stream: 'carrier-1', type: 'X', data: {} }]);
    }
    const first = await pages('');
    await growing.cover();
    const second = await pages(`&cursor=${first.nextCursor}`);
    const third = await pages(`&cursor=${second.nextCursor}`);
    expect([first, second, third].map(({ items }) => items[0]?.size)).toEqual([3, 2, 1]);
    expect(third.nextCursor).toBeUndefined();
  });

  test.each(['x', '-1', '1', '99999999', '1.5', '0x10'])('the cursor %s is none: 400', async (cursor) => {
    const { status, body } = await list(`?cursor=${cursor}`);
    expect([status, body]).toMatchObject([400, { errors: [{ field: 'cursor' }] }]);
  });

  test('are a table too, whose lines can be kept and compared', async () => {
    const { text } = await list('?format=csv');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(CHECKPOINTS + 1);
    expect(lines[0]).toBe('at,size,checkpointLine');
    expect(lines[1]).toMatch(/^2026-03-01T12:00:11\.000Z,12,test\.local\/ledger 12 [A-Za-z0-9+/]{43}=$/);
  });
});
