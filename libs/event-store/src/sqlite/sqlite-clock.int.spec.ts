import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent, readAll } from '../conformance/harness.js';
import type { EventStore } from '../event-store.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

describe('recordedAt = max(now, last event), stamped under the write lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-clock-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  let now = '';
  let files = 0;
  let file = '';
  let store: EventStore;
  const open = async (): Promise<void> => {
    store = await openSqliteEventStore({ file, clock: () => new Date(now) });
  };
  beforeEach(async () => {
    files += 1;
    file = join(folder, `${files}.db`);
    now = '2026-11-23T10:00:00.000Z';
    await open();
    await appendAt('2026-11-23T10:00:00.000Z');
  });
  afterEach(() => store.close());

  const appendAt = async (time: string): Promise<void> => {
    now = time;
    const head = await store.streamHead('thing-1');
    await store.append('thing-1', head ?? 'noStream', [anEvent()]);
  };
  const recorded = async (): Promise<string[]> =>
    (await readAll(store)).map(({ envelope }) => envelope.recordedAt.slice(11, -1));

  test('a clock that goes on is taken as it is, to the millisecond', async () => {
    await appendAt('2026-11-23T10:00:00.001Z');
    await appendAt('2026-11-23T10:00:07.250Z');
    expect(await recorded()).toEqual(['10:00:00.000', '10:00:00.001', '10:00:07.250']);
  });

  test('a clock up to five minutes behind stamps the time of the last event', async () => {
    await appendAt('2026-11-23T09:59:59.999Z');
    await appendAt('2026-11-23T09:55:00.000Z');
    await appendAt('2026-11-23T10:00:01.000Z');
    expect(await recorded()).toEqual(['10:00:00.000', '10:00:00.000', '10:00:00.000', '10:00:01.000']);
  });

  test('a clock more than five minutes behind stops writing with a sentence, until it is right again', async () => {
    await expect(appendAt('2026-11-23T09:54:59.999Z')).rejects.toMatchObject({
      name: 'StoreStopped',
      message: expect.stringMatching(
        /clock shows 2026-11-23T09:54:59.999Z, .* more than five minutes before .* recorded at 2026-11-23T10:00:00.000Z; set the clock right/,
      ),
    });
    expect(await recorded()).toEqual(['10:00:00.000']);
    await appendAt('2026-11-23T10:00:02.000Z');
    expect(await recorded()).toEqual(['10:00:00.000', '10:00:02.000']);
  });

  test('also when the store was closed in between', async () => {
    await store.close();
    await open();
    await expect(appendAt('2026-11-23T09:00:00.000Z')).rejects.toMatchObject({ name: 'StoreStopped' });
    await appendAt('2026-11-23T09:58:00.000Z');
    expect(await recorded()).toEqual(['10:00:00.000', '10:00:00.000']);
  });

  test('a clock that stepped forward and back again stops writing until it has caught up', async () => {
    await appendAt('2026-11-23T12:00:00.000Z');
    await expect(appendAt('2026-11-23T10:01:00.000Z')).rejects.toMatchObject({ name: 'StoreStopped' });
    await appendAt('2026-11-23T11:55:00.000Z');
    expect(await recorded()).toEqual(['10:00:00.000', '12:00:00.000', '12:00:00.000']);
  });

  test.each(['no time at all', '-000001-01-01T00:00:00.000Z', '+010000-01-01T00:00:00.000Z'])(
    'a clock that shows %s stops writing',
    async (time) => {
      await expect(appendAt(time)).rejects.toMatchObject({
        name: 'StoreStopped',
        message: expect.stringMatching(/no valid time/),
      });
      expect(await recorded()).toHaveLength(1);
    },
  );
});
