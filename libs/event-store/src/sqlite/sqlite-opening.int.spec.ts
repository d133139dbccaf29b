import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { anEvent, readAll, someEvents } from '../conformance/harness.js';
import { Follower } from '../conformance/subscribing.js';
import { openEventStore } from '../open-event-store.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { canMount } from './processes/fault-tools.js';
import { ended, readNotes, startLoad, wholeLog } from './processes/load-process.js';
import { openForWriting } from './store-file.js';

const folder = mkdtempSync(join(tmpdir(), 'event-store-opening-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => {
  files += 1;
  return join(folder, `${files}.db`);
};

const refusal = (message: RegExp) => ({ name: 'StoreRefused', message: expect.stringMatching(message) });
const expectRefused = async (file: string, message: RegExp, readOnly = false): Promise<void> => {
  await expect(openSqliteEventStore({ file, readOnly })).rejects.toMatchObject(refusal(message));
};

/** A store with 500 events that was closed in order. */
const closedStore = async (): Promise<string> => {
  const file = newFile();
  const store = await openSqliteEventStore({ file });
  await store.append('thing-1', 'noStream', someEvents(500));
  await store.close();
  return file;
};

/** Changes a closed store as another program might. */
const change = (file: string, sql: string): void => {
  const database = new Database(file);
  database.exec(sql);
  database.close();
};

/** Lets a writer end without closing the store, as a crash does. */
const endUncleanly = (file: string): void => {
  openForWriting(file).database.close();
};

const answeredIn = (notes: string): number => (existsSync(notes) ? readNotes(notes).groups.flat().length : 0);

const overwrite = (file: string, at: number, bytes: number): void => {
  const content = readFileSync(file);
  content.fill(0xa5, at, at + bytes);
  writeFileSync(file, content);
};

describe('a file that is no event store of ours is refused with a sentence', () => {
  test('its folder does not exist', () => expectRefused(join(folder, 'none', 'events.db'), /folder does not exist/));

  test('it does not exist, and is opened read-only', () =>
    expectRefused(newFile(), /cannot be read: .*no such file/, true));

  test.each([true, false])('it is a folder (read-only: %s)', (readOnly) =>
    expectRefused(folder, /is not a file/, readOnly),
  );

  test.each([true, false])('it is empty (read-only: %s)', async (readOnly) => {
    const file = newFile();
    writeFileSync(file, '');
    await expectRefused(file, /is empty, which an event store never is/, readOnly);
  });

  test.each([true, false])('it is a text (read-only: %s)', async (readOnly) => {
    const file = newFile();
    writeFileSync(file, 'Zuwendungsempfänger;Betrag\n'.repeat(1000));
    await expectRefused(file, /its header is not that of an SQLite database/, readOnly);
  });

  test('it is a database of another program, which stays as it was', async () => {
    const file = newFile();
    change(file, 'CREATE TABLE event (position INTEGER PRIMARY KEY)');
    const before = readFileSync(file);
    await expectRefused(file, /not an event store of Lotsenbuch \(application id 0\)/);
    await expectRefused(file, /not an event store of Lotsenbuch/, true);
    expect(readFileSync(file)).toEqual(before);
  });

  test('it was written by a newer program, and stays as it was', async () => {
    const file = await closedStore();
    change(file, 'PRAGMA user_version = 2');
    const before = readFileSync(file);
    await expectRefused(file, /schema version 2; this program knows versions up to 1: open it with the newer release/);
    await expectRefused(file, /schema version 2/, true);
    expect(readFileSync(file)).toEqual(before);
  });

  test('only its write-ahead log is there', async () => {
    const file = newFile();
    writeFileSync(`${file}-wal`, 'log');
    await expectRefused(file, /is missing, but its write-ahead log .* is there/);
  });
});

describe('a damaged store is refused with a sentence', () => {
  test('found by the check after an unclean end', async () => {
    const file = await closedStore();
    endUncleanly(file);
    overwrite(file, 5 * 4096, 4096);
    await expectRefused(file, /is damaged \(.*\): restore it from a backup/);
  });

  test('its header is overwritten', async () => {
    const file = await closedStore();
    overwrite(file, 0, 16);
    await expectRefused(file, /header is not that of an SQLite database/);
  });

  test('it is cut off', async () => {
    const file = await closedStore();
    truncateSync(file, 3 * 4096);
    await expectRefused(file, /is damaged/);
  });

  test.each([
    ['no schema version', 'PRAGMA user_version = 0', /no schema version/],
    ['no store id', 'DELETE FROM store', /no store id/],
    ['no events', 'DROP TABLE event', /is damaged \(no such table: event\)/],
  ])('%s', async (_, sql, message) => {
    const file = await closedStore();
    change(file, sql);
    await expectRefused(file, message);
  });

  test('what is undamaged opens after an unclean end', async () => {
    const file = await closedStore();
    endUncleanly(file);
    const store = await openSqliteEventStore({ file });
    expect(await readAll(store)).toHaveLength(500);
    await store.close();
  });
});

test('a store that another program has locked is not called damaged', async () => {
  const file = await closedStore();
  const other = new Database(file);
  other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; COMMIT');
  await expectRefused(file, /^\S+ is locked by another program/);
  other.close();
  const store = await openSqliteEventStore({ file });
  expect(await readAll(store)).toHaveLength(500);
  await store.close();
});

describe('after a crash', () => {
  test('what was left in the write-ahead log is in the file itself before the store answers', async () => {
    const file = newFile();
    const notes = join(folder, 'crash.notes');
    const child = startLoad({ file, notes, clients: 8 });
    const end = ended(child);
    while (answeredIn(notes) === 0) await delay(5);
    child.kill('SIGKILL');
    await end;
    const store = await openSqliteEventStore({ file });
    const copy = newFile();
    copyFileSync(file, copy);
    const copied = await openSqliteEventStore({ file: copy });
    expect(await wholeLog(copied)).toEqual(await wholeLog(store));
    expect((await wholeLog(store)).length).toBeGreaterThanOrEqual(answeredIn(notes));
    await copied.close();
    await store.close();
  });

  test('a store that was not finished when it was created is created again', async () => {
    const file = newFile();
    writeFileSync(`${file}.unfinished`, 'half a store');
    const store = await openSqliteEventStore({ file });
    await store.append('thing-1', 'noStream', [anEvent()]);
    await store.close();
  });
});

describe('one writer process, and any number of readers beside it', () => {
  test('a second writer is refused with a sentence, also by way of a link', async () => {
    const file = await closedStore();
    const link = newFile();
    symlinkSync(file, link);
    const store = await openSqliteEventStore({ file });
    await expectRefused(
      file,
      /is being written by another process: .* stop the other process, or open the store read-only/,
    );
    await expectRefused(link, /is being written by another process/);
    await store.append('thing-1', 499, [anEvent()]);
    await store.close();
    await (await openSqliteEventStore({ file: link })).close();
  });

  test('the writer may be another process; when that is killed, the next one may write', async () => {
    const file = newFile();
    const notes = join(folder, 'writer.notes');
    const child = startLoad({ file, notes, clients: 1 });
    const end = ended(child);
    while (answeredIn(notes) === 0) await delay(5);
    await expectRefused(file, /is being written by another process/);
    child.kill('SIGKILL');
    await end;
    const store = await openSqliteEventStore({ file });
    await store.append('thing-1', 'noStream', [anEvent()]);
    await store.close();
  });

  test('a reader follows a writer in another process, sees every event once and in order, and cannot write', async () => {
    const file = newFile();
    const load = { file, notes: join(folder, 'reader.notes'), clients: 16, appends: 40 };
    const end = ended(startLoad(load));
    while (answeredIn(load.notes) === 0) await delay(5);
    const reader = await openSqliteEventStore({ file, readOnly: true });
    const follower = new Follower(reader);
    await expect(reader.append('thing-1', 'noStream', [anEvent()])).rejects.toMatchObject({
      name: 'StoreStopped',
      message: expect.stringMatching(/read-only/),
    });
    expect(await end).toEqual({ code: 0, stderr: '' });
    await follower.reach(await reader.logHead());
    await follower.stop();
    expect(follower.events).toEqual(await readAll(reader));
    expect(follower.events.length).toBeGreaterThan(640);
    await reader.close();
    await expect(reader.streamHead('thing-1')).rejects.toMatchObject({ name: 'StoreStopped' });
  });

  test('a reader that waits for events ends when its store is closed', async () => {
    const reader = await openSqliteEventStore({ file: await closedStore(), readOnly: true });
    const iterator = reader.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
    await iterator.next();
    const next = iterator.next();
    await reader.close();
    await expect(next).rejects.toMatchObject({ name: 'StoreStopped' });
  });
});

describe('a file that may not be written', () => {
  const isRoot = process.getuid?.() === 0;
  (isRoot ? test.skip : test)('is refused for writing, and can be read', async () => {
    const file = await closedStore();
    chmodSync(file, 0o444);
    await expectRefused(file, /cannot be written: .*permission denied/);
    const reader = await openSqliteEventStore({ file, readOnly: true });
    expect(await readAll(reader)).toHaveLength(500);
    await reader.close();
  });

  (canMount('a file on a read-only file system') ? test : test.skip)(
    'is refused on a read-only file system',
    async () => {
      const file = await closedStore();
      const mount = `mount --bind ${folder} ${folder} && mount -o remount,ro,bind ${folder} && exec "$@"`;
      const notes = join(tmpdir(), `read-only-${process.pid}.notes`);
      const child = startLoad({ file, notes, clients: 1, appends: 1 }, [
        'unshare',
        '-rm',
        'sh',
        '-c',
        mount,
        'mounted',
      ]);
      const { code, stderr } = await ended(child);
      rmSync(notes, { force: true });
      expect(code).toBe(1);
      expect(stderr).toMatch(/StoreRefused: .*cannot be (opened|written|locked)/);
    },
  );
});

describe('openEventStore', () => {
  test.each([
    ['mongodb://localhost/events', /no event store answers to mongodb:: EVENT_STORE_URL must begin with sqlite:/],
    ['events.db', /no event store answers to "events.db"/],
    ['sqlite:', /names no file/],
    ['sqlite::memory:', /names no file/],
    ['sqlite://events.db', /names no file: write sqlite:folder\/file.db/],
  ])('%s is refused with a sentence', async (url, message) => {
    await expect(openEventStore(url)).rejects.toMatchObject(refusal(message));
  });

  test.each(['sqlite:', 'sqlite://'])('%s and an absolute path', async (scheme) => {
    const file = await closedStore();
    const store = await openEventStore(`${scheme}${file}`, { readOnly: true });
    expect(await store.streamHead('thing-1')).toBe(499);
    await store.close();
  });
});
