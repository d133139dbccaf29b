import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { anEvent, readAll, readPages, someEvents } from '../conformance/harness.js';
import { Follower } from '../conformance/subscribing.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const folder = mkdtempSync(join(tmpdir(), 'event-store-positions-'));
const untouched = join(folder, 'untouched.db');
beforeAll(async () => {
  const store = await openSqliteEventStore({ file: untouched });
  await store.append('thing-1', 'noStream', someEvents(5));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const copy = (): string => {
  files += 1;
  const file = join(folder, `${files}.db`);
  copyFileSync(untouched, file);
  return file;
};

const moveLast = (file: string, position: bigint): void => {
  const database = new Database(file);
  database.prepare('UPDATE event SET position = ? WHERE position = 5').run(position);
  database.close();
};

describe('a position that was put into the file by hand', () => {
  test.each([
    [9_223_372_036_854_775_806n, true],
    [9_223_372_036_854_775_806n, false],
    [9_007_199_254_740_991n, true],
    [9_007_199_254_740_991n, false],
    [-9_223_372_036_854_775_808n, true],
  ])('%d is refused, because it cannot be counted (read-only: %s)', async (position, readOnly) => {
    const file = copy();
    moveLast(file, position);
    await expect(openSqliteEventStore({ file, readOnly })).rejects.toMatchObject({
      name: 'StoreRefused',
      message: expect.stringMatching(`is damaged: it has an event at position ${position}, beyond what this program`),
    });
  });

  test('if it is still to be counted, the gap before it is passed at once', async () => {
    const file = copy();
    moveLast(file, 9_007_199_254_740_000n);
    const store = await openSqliteEventStore({ file });
    expect(await readPages(store)).toHaveLength(3);
    const pages = await readPages(store, { filter: { streamPrefixes: ['other-'] } });
    expect(pages.length).toBeLessThan(4);
    expect(pages.at(-1)).toEqual({ events: [], upTo: await store.logHead() });
    const follower = new Follower(store);
    await follower.reach(await store.logHead());
    await store.append('thing-1', 4, [anEvent()]);
    await follower.reach(await store.logHead());
    await follower.stop();
    expect(follower.events).toHaveLength(6);
    expect(follower.events).toEqual(await readAll(store));
    await store.close();
  });

  test('while the store is open, nothing is written behind it', async () => {
    const file = copy();
    const store = await openSqliteEventStore({ file });
    moveLast(file, 9_223_372_036_854_775_806n);
    await expect(store.append('thing-1', 4, [anEvent()])).rejects.toMatchObject({ name: 'OutcomeUnknown' });
    await expect(store.append('thing-1', 4, [anEvent()])).rejects.toMatchObject({
      name: 'StoreStopped',
      message: expect.stringMatching('is damaged: it has an event at position 9223372036854775806'),
    });
    await store.close();
    const database = new Database(file);
    expect(database.prepare('SELECT count(*) FROM event').pluck().get()).toBe(5);
    database.close();
  });
});
