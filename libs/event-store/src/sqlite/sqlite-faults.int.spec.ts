import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '../event-store.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { canLimitFiles, canMount, canTrace } from './processes/fault-tools.js';
import { ended, faultsOf, type Notes, readNotes, startLoad, wholeLog } from './processes/load-process.js';

const CLIENTS = 64;
const folder = mkdtempSync(join(tmpdir(), 'event-store-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Run extends Notes {
  readonly file: string;
}

/** Runs a load to its end under a command that lets things fail. */
const run = async (name: string, appends: number, under: (file: string) => readonly string[]): Promise<Run> => {
  const file = join(folder, `${name}.db`);
  const notes = join(folder, `${name}.notes`);
  expect(await ended(startLoad({ file, notes, clients: CLIENTS, appends }, under(file)))).toEqual({
    code: 0,
    stderr: '',
  });
  return { file, ...readNotes(notes) };
};

const expectWhole = async (store: EventStore, { groups }: Notes): Promise<void> => {
  expect(faultsOf(await wholeLog(store), groups.flat())).toEqual([]);
};

const withStore = async (file: string, work: (store: EventStore) => Promise<void>): Promise<void> => {
  const store = await openSqliteEventStore({ file });
  try {
    await work(store);
  } finally {
    await store.close();
  }
};

(canTrace('a sync that fails in COMMIT') ? describe : describe.skip)('a COMMIT whose sync fails', () => {
  const failingSyncs = (which: string) => (file: string) => [
    'strace', '-f', '-y', '-P', `${file}-wal`, '-e', 'trace=fdatasync,fsync',
    '-e', `inject=fdatasync,fsync:error=EIO:when=${which}`, '-o', join(folder, `${which}.trace`),
  ]; // biome-ignore format: one line for each kind of parameter

  test('ends the connection; the whole group hears OutcomeUnknown, and a repeat writes each append once', async () => {
    const result = await run('one-sync', 8, failingSyncs('6'));
    expect(readFileSync(join(folder, '6.trace'), 'utf8')).toContain('(INJECTED)');
    expect(result.failures.map(({ failed }) => failed)).toEqual(Array(CLIENTS).fill('OutcomeUnknown'));
    expect(result.failures[0]?.message).toMatch(/repeat the append with the same ids and content at the same expected/);
    expect(result.givenUp).toEqual([]);
    expect(result.groups.flat()).toHaveLength(CLIENTS * 8);
    await withStore(result.file, (store) => expectWhole(store, result));
  });

  test('and whose events are found all the same is answered after they have been made durable another way', async () => {
    const result = await run('two-syncs', 8, failingSyncs('6..7'));
    expect(readFileSync(join(folder, '6..7.trace'), 'utf8').match(/INJECTED/g)).toHaveLength(2);
    expect(result.failures).toEqual([]);
    expect(result.groups.flat()).toHaveLength(CLIENTS * 8);
    await withStore(result.file, (store) => expectWhole(store, result));
  });
});

(canLimitFiles('a file that may not grow further') ? describe : describe.skip)(
  'a file that may not grow further',
  () => {
    test('what was answered is there, what was not can be repeated once the file may grow again', async () => {
      const result = await run('limit', 60, () => ['sh', '-c', 'ulimit -f 1500; exec "$@"', 'limited']);
      expect(result.groups.flat().length).toBeGreaterThan(CLIENTS);
      expect(result.givenUp).toHaveLength(CLIENTS);
      for (const { failed, message } of result.failures) {
        expect(['OutcomeUnknown', 'StoreStopped']).toContain(failed);
        expect(message).not.toMatch(/damaged|backup/);
      }
      await withStore(result.file, async (store) => {
        await expectWhole(store, result);
        for (const { stream, expected, events } of result.givenUp) {
          const lastRevision = (expected === 'noStream' ? -1 : expected) + events.length;
          expect(await store.append(stream, expected, events)).toMatchObject({ lastRevision });
          expect(await store.streamHead(stream)).toBe(lastRevision);
        }
        await expectWhole(store, result);
      });
    });
  },
);

(canMount('a disk that is full') ? describe : describe.skip)('a disk that is full', () => {
  test('stops writing with a sentence; when there is room again it goes on by itself, and nothing is lost', async () => {
    const disk = join(folder, 'disk');
    const file = join(disk, 'events.db');
    const ballast = join(disk, 'ballast');
    const notes = join(folder, 'disk.notes');
    const kept = join(folder, 'kept.db');
    const script = [
      `mkdir ${disk}`,
      `mount -t tmpfs -o size=6m tmpfs ${disk}`,
      `dd if=/dev/zero of=${ballast} bs=1024 count=5000 status=none`,
      '"$@"',
      `cp ${file} ${kept}`,
    ].join(' && ');
    const under = ['unshare', '-rm', 'sh', '-c', script, 'full'];
    const load = { file, notes, clients: CLIENTS, appends: 20, ballast };
    expect(await ended(startLoad(load, under))).toEqual({ code: 0, stderr: '' });
    const result = readNotes(notes);
    expect(result.failures.length).toBeGreaterThanOrEqual(CLIENTS);
    expect(result.failures[0]?.message).toMatch(/full/);
    expect(result.givenUp).toEqual([]);
    expect(existsSync(file)).toBe(false);
    await withStore(kept, (store) => expectWhole(store, result));
  });
});
