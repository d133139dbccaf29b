import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConsumerPositions } from '@lotsenbuch/consumers';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import fc from 'fast-check';
import { Killed, mortalStore } from './mortal-store.harness.spec.js';
import { race, setScene } from './race.harness.spec.js';
import { faultsOf } from './race-faults.harness.spec.js';
import { volatilePositions } from './scene.harness.spec.js';

/** Twelve to fourteen appends, each with a moment before and one after it; later moments are after the end. */
const MOMENTS = 28;
const TURNS = 4;
const NEVER = -1;

let folder: TemporaryFolder;
let scene: string;
let files = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
  scene = join(folder.path, 'scene.db');
  const store = await openSqliteEventStore({ file: scene });
  await setScene(store);
  await store.close();
});
afterAll(() => folder.remove());

const freshFile = async (): Promise<string> => {
  files += 1;
  const file = join(folder.path, `${files}.db`);
  await copyFile(scene, file);
  return file;
};

/** One life of the process, from opening the store to its death or to the end of all work. */
const live = async (
  file: string,
  positions: ConsumerPositions,
  moment: number,
  turn: number,
): Promise<'killed' | 'done'> => {
  const store = await openSqliteEventStore({ file });
  const mortal = mortalStore(store, moment, () => {});
  try {
    await race(mortal, positions, turn);
    return 'done';
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return 'killed';
  } finally {
    await store.close();
  }
};

/** What happened in all races together: a race in which nobody ever loses would prove nothing. */
const seen = new Set<string>();

const faultsIn = async (file: string): Promise<readonly string[]> => {
  const store = await openSqliteEventStore({ file, readOnly: true });
  try {
    for await (const { events } of store.readAll()) for (const { envelope } of events) seen.add(envelope.type);
    return await faultsOf(store);
  } finally {
    await store.close();
  }
};

describe('two approvals, an amendment and a lowered allotment race for the same money', () => {
  test.each(Array.from({ length: TURNS }, (_, turn) => turn))(
    'turn %i: killed at any one moment and started again, the sums hold and every decision has an end',
    async (turn) => {
      let kills = 0;
      for (let moment = 0; moment < MOMENTS; moment += 1) {
        const file = await freshFile();
        // Every other process loses its position too, as after a rebuilt read model.
        const positions = volatilePositions();
        const again = () => (moment % 2 === 0 ? positions : volatilePositions());
        if ((await live(file, positions, moment, turn)) === 'killed') kills += 1;
        await live(file, again(), NEVER, turn);
        expect({ moment, faults: await faultsIn(file) }).toEqual({ moment, faults: [] });
      }
      expect(kills).toBeGreaterThan(20);
    },
    60_000,
  );

  test('killed again and again, one life shorter than the other', async () => {
    const lives = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(lives, fc.nat({ max: TURNS - 1 }), async (moments, turn) => {
        const file = await freshFile();
        for (const moment of moments) await live(file, volatilePositions(), moment, turn);
        await live(file, volatilePositions(), NEVER, turn);
        expect(await faultsIn(file)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  test('in these races money was refused, set free again and approved', () => {
    for (const type of ['FundsRefused', 'FundsReleased', 'FundsApproved', 'DecisionLapsed', 'GrantApproved']) {
      expect([...seen]).toContain(type);
    }
  });
});

describe('a process that is really killed (SIGKILL)', () => {
  const runTypescript = fileURLToPath(new URL('../../../../../libs/testing/src/run-typescript.mjs', import.meta.url));
  const child = fileURLToPath(new URL('./race-child.spec.ts', import.meta.url));
  const started = new Set<ChildProcess>();
  // A test that fails must not leave a process behind.
  afterAll(() => {
    for (const process of started) process.kill('SIGKILL');
  });

  const liveAndDie = async (file: string, moment: number, turn: number): Promise<NodeJS.Signals | null> => {
    const options = ['--conditions=@lotsenbuch/source', '--import', runTypescript];
    const life = spawn(process.execPath, [...options, child, file, String(moment), String(turn)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    started.add(life);
    const [code, signal] = (await once(life, 'close')) as [number | null, NodeJS.Signals | null];
    started.delete(life);
    if (signal === null) expect(code).toBe(0);
    return signal;
  };

  test('between every pair of steps, 50 times and more: started again, it ends everything without repair', async () => {
    const rounds = [1, 3].flatMap((turn) => Array.from({ length: MOMENTS }, (_, moment) => ({ turn, moment })));
    let kills = 0;
    const waiting = rounds.values();
    const work = async () => {
      for (const { turn, moment } of waiting) {
        const file = await freshFile();
        if ((await liveAndDie(file, moment, turn)) === 'SIGKILL') kills += 1;
        await live(file, volatilePositions(), NEVER, turn);
        expect({ turn, moment, faults: await faultsIn(file) }).toEqual({ turn, moment, faults: [] });
      }
    };
    await Promise.all([work(), work(), work()]);
    expect(kills).toBeGreaterThanOrEqual(50);
  }, 120_000);
});
