import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAll, someEvents } from '../conformance/harness.js';
import { backupEventStore, lockEventStore, openEventStore } from '../open-event-store.js';

describe('a backup of a running event store', () => {
  let folder: string;
  const url = () => `sqlite:${join(folder, 'events.db')}`;
  const copy = () => join(folder, 'copy.db');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-backup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is the log as it was when the copy began, whatever is written meanwhile, in one file for its owner', async () => {
    const store = await openEventStore(url());
    for (let stream = 0; stream < 20; stream += 1) await store.append(`thing-${stream}`, 'noStream', someEvents(200));
    const before = await readAll(store);
    const progress: number[] = [];
    let written = 0;
    let isDone = false;
    const writing = (async () => {
      while (!isDone) {
        await store.append(`other-${written}`, 'noStream', someEvents(10));
        written += 1;
      }
    })();
    await backupEventStore(url(), copy(), ({ copied, of }) => progress.push(copied / of));
    isDone = true;
    await writing;

    expect(written).toBeGreaterThan(0);
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    expect(statSync(copy()).mode & 0o777).toBe(0o600);
    await store.close();

    const restored = await openEventStore(`sqlite:${copy()}`);
    expect(restored.storeId).toBe(store.storeId);
    expect((await readAll(restored)).slice(0, before.length)).toEqual(before);
    expect(await restored.append('thing-0', 199, someEvents(1))).toMatchObject({ firstRevision: 200 });
    await restored.close();
  });

  test('a file that exists is not replaced, and a damaged store is not copied', async () => {
    const store = await openEventStore(url());
    for (let stream = 0; stream < 20; stream += 1) await store.append(`thing-${stream}`, 'noStream', someEvents(100));
    await store.close();
    await expect(backupEventStore(url(), join(folder, 'events.db'))).rejects.toMatchObject({ name: 'StoreRefused' });
    truncateSync(join(folder, 'events.db'), 100_000);
    await expect(backupEventStore(url(), copy())).rejects.toMatchObject({ name: 'StoreRefused' });
  });

  test('who works on the files keeps writers away, and a writer keeps them away', async () => {
    const lock = lockEventStore(url());
    await expect(openEventStore(url())).rejects.toThrow('written by another process');
    lock.release();
    const store = await openEventStore(url());
    expect(() => lockEventStore(url())).toThrow('written by another process');
    await store.close();
  });
});
