import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canTrace } from './processes/fault-tools.js';
import { ended, type Load, readNotes, startLoad } from './processes/load-process.js';
import { createStoreFile, openForReading, openForWriting } from './store-file.js';

const folder = mkdtempSync(join(tmpdir(), 'event-store-durability-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('every connection is durable (synchronous=FULL), because this SQLite would choose less under WAL', () => {
  const FULL = 2;
  const file = join(folder, 'pragmas.db');
  createStoreFile(file);

  test.each(['new', 'reopened', 'reopened once more'])('a %s file', () => {
    const { database } = openForWriting(file);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(FULL);
    expect(database.pragma('wal_autocheckpoint', { simple: true })).toBe(10_000);
    expect(database.pragma('cache_size', { simple: true })).toBe(-65_536);
    const reader = openForReading(file);
    expect(reader.database.pragma('synchronous', { simple: true })).toBe(FULL);
    reader.database.close();
    database.close();
  });
});

const traced = canTrace('appends are answered only after their write-ahead log is synced (fdatasync counted)');

(traced ? describe : describe.skip)('an answer comes only after the durable commit', () => {
  type Step = 'write' | 'sync' | 'answer';

  /** What the process did to its write-ahead log, and when it noted answers, in order. */
  const stepsOf = (trace: string, { file, notes }: Load): Step[] =>
    readFileSync(trace, 'utf8')
      .split('\n')
      .flatMap((line): Step[] => {
        if (line.includes(`<${file}-wal>`)) return /\bf(data)?sync\(/.test(line) ? ['sync'] : ['write'];
        return line.includes(`<${notes}>`) && line.includes('answered') ? ['answer'] : [];
      });

  const trace = async (name: string, clients: number, appends: number): Promise<Step[]> => {
    const file = join(folder, `${name}.db`);
    createStoreFile(file);
    openForWriting(file).database.close();
    const load = { file, notes: join(folder, `${name}.notes`), clients, appends };
    const output = join(folder, `${name}.trace`);
    const calls = 'trace=pwrite64,pwritev,write,fdatasync,fsync';
    const under = ['strace', '-f', '-y', '-s', '40', '-e', calls, '-o', output];
    expect(await ended(startLoad(load, under))).toEqual({ code: 0, stderr: '' });
    expect(readNotes(load.notes)).toMatchObject({ failures: [], closed: true });
    expect(readNotes(load.notes).groups.flat()).toHaveLength(clients * appends);
    const steps = stepsOf(output, load);
    return steps.slice(0, steps.lastIndexOf('answer') + 1);
  };

  /** The steps between noted groups of answers, without the first and the last: opening and closing are in those. */
  const groupsOf = (steps: readonly Step[]): string[] => {
    const groups = steps.join(' ').split('answer').slice(1, -2);
    return groups.map((group) => group.trim());
  };

  test('one client on a reopened file: each answer follows one sync of its own, after the last write', async () => {
    const groups = groupsOf(await trace('one', 1, 22));
    expect(groups).toHaveLength(20);
    for (const group of groups) expect(group).toMatch(/^(write )+sync$/);
  });

  test('64 clients: one sync for each group of answers, not for each append', async () => {
    const groups = groupsOf(await trace('many', 64, 7));
    expect(groups.length).toBeGreaterThanOrEqual(5);
    expect(groups.length).toBeLessThan(64);
    for (const group of groups) expect(group).toMatch(/^(write )+sync$/);
  });
});
