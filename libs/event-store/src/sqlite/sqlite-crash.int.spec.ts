import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openSqliteEventStore } from './open-sqlite-event-store.js';
import { type Answer, ended, faultsOf, readNotes, startLoad, wholeLog } from './processes/load-process.js';

const LOGS = 10;
const CRASHES_OF_A_LOG = 5;
const CLIENTS = 64;
/** How long the load goes on after its first answers until the kill, at most. */
const LOAD_MS = 120;

interface Round {
  readonly answered: number;
  readonly groupSize: number;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

describe('a process that is killed (SIGKILL) while 64 clients append', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-crash-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const rounds: Round[] = [];

  const answersIn = (notes: string): number => {
    try {
      return readNotes(notes).groups.length;
    } catch {
      return 0;
    }
  };

  /** Lets a process append until a random moment after its second group, and kills it. */
  const crash = async (file: string, notes: string): Promise<Answer[]> => {
    const child = startLoad({ file, notes, clients: CLIENTS });
    const end = ended(child);
    while (child.exitCode === null && answersIn(notes) < 2) await delay(5);
    await delay(Math.random() * LOAD_MS);
    child.kill('SIGKILL');
    expect(await end).toEqual({ code: 'SIGKILL', stderr: '' });
    const { groups, failures } = readNotes(notes);
    expect(failures).toEqual([]);
    const answers = groups.flat();
    rounds.push({ answered: answers.length, groupSize: answers.length / groups.length });
    return answers;
  };

  test.each(Array.from({ length: LOGS }, (_, log) => log))(
    'log %i: after each of five kills every answered append is there, and nothing is half there',
    async (log) => {
      const file = join(folder, `${log}.db`);
      const answers: Answer[] = [];
      for (let round = 0; round < CRASHES_OF_A_LOG; round += 1) {
        answers.push(...(await crash(file, join(folder, `${log}-${round}.notes`))));
        const store = await openSqliteEventStore({ file });
        const faults = faultsOf(await wholeLog(store), answers);
        await store.close();
        expect(faults).toEqual([]);
      }
    },
    120_000,
  );

  test('the load was a load: each round had more than one answered append, and groups of more than one', () => {
    const answered = rounds.map((round) => round.answered);
    const sizes = rounds.map((round) => round.groupSize);
    process.stdout.write(
      `crash test, ${rounds.length} rounds: answered appends ${rounds.map((round) => `${round.answered}/${round.groupSize.toFixed(0)}`).join(' ')} ` +
        `(answered/mean group size; medians ${median(answered)} and ${median(sizes).toFixed(1)})\n`,
    );
    expect(rounds).toHaveLength(LOGS * CRASHES_OF_A_LOG);
    expect(Math.min(...answered)).toBeGreaterThan(1);
    expect(Math.min(...sizes)).toBeGreaterThan(1);
  });
});
