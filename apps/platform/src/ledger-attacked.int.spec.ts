import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerStatus } from '@lotsenbuch/ledger';
import { ManualClock, type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import Database from 'better-sqlite3';
import { PlatformUnderTest } from './platform.fixture.js';
import { buildProgram, MANY_STARTS, PlatformProcess } from './platform-process.fixture.js';

type Published = Pick<LedgerStatus, 'state' | 'size' | 'uncovered' | 'checkpointLine'> & {
  readonly finding?: { readonly kind: string; readonly index: number };
};

const BIRDS = ['Amsel', 'Bussard', 'Dohle', 'Elster', 'Falke', 'Goldammer'];

describe('the backup of last week in the place of the database', () => {
  let folder: TemporaryFolder;
  let platform: PlatformProcess;
  /** What the backup has. */
  let size: number;
  /** The line of the last day. */
  let kept: string;
  beforeAll(buildProgram);
  beforeEach(async () => {
    folder = await temporaryFolder();
    await start();
    for (const bird of BIRDS.slice(0, 2)) await register(bird);
    ({ size } = await until(({ uncovered }) => uncovered === 0));
    await platform.end('SIGTERM');
    copyFileSync(database(), backup());
    await start();
    for (const bird of BIRDS.slice(2, 5)) await register(bird);
    ({ checkpointLine: kept } = await until(({ uncovered }) => uncovered === 0));
  }, MANY_STARTS);
  afterEach(async () => {
    await platform.end('SIGKILL');
    await folder.remove();
  });

  const database = () => join(folder.path, 'events.sqlite');
  const backup = () => join(folder.path, 'last-week.sqlite');
  /** What was derived from later events would not let it start; whoever brings an older database back knows that. */
  const removeReadModels = () => {
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder.path, `read-models.sqlite${end}`), { force: true });
  };
  const start = async () => {
    platform = await PlatformProcess.start(folder.path, { CHECKPOINT_INTERVAL_MS: '50' });
  };
  const register = async (bird: string) => {
    const { status, text } = await platform.client('officer').post('/v1/carriers', { name: `${bird} e. V.` });
    if (status !== 201) throw new Error(text);
  };
  const until = async (isThere: (ledger: Published) => boolean): Promise<Published> => {
    for (;;) {
      const { body } = await platform.client().get<Published>('/v1/ledger');
      if (isThere(body)) return body;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const expectNothingSigned = async (kind: string) => {
    const ledger = await until(({ state }) => state === 'stopped');
    expect(ledger).toMatchObject({ finding: { kind, index: size }, checkpointLine: kept });
    const ready = await platform.client().get<object>('/health/ready');
    expect([ready.status, ready.text]).toEqual([503, expect.stringContaining('nothing is signed any more')]);
    await register(BIRDS[5] ?? '');
    // Ten intervals, in which it would have been signed.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await until(() => true)).toMatchObject({ state: 'stopped', checkpointLine: kept });
  };

  test(
    'while the platform is stopped: the next start finds it, names the first event that is gone, and signs nothing',
    async () => {
      await platform.end('SIGTERM');
      for (const beside of ['-wal', '-shm']) rmSync(`${database()}${beside}`, { force: true });
      copyFileSync(backup(), database());
      removeReadModels();
      await start();
      await expectNothingSigned('logShorter');
    },
    MANY_STARTS,
  );

  test(
    'while the platform runs: it finds that by itself, and signs nothing more, nor after a restart',
    async () => {
      const older = new Database(backup(), { readonly: true });
      await older.backup(database());
      older.close();
      await until(({ state }) => state === 'stopped');
      await platform.end('SIGTERM');
      removeReadModels();
      await start();
      await expectNothingSigned('logShorter');
    },
    MANY_STARTS,
  );
});

test('a clock that is set back: nothing is recorded until it is right, and no time of an event or checkpoint goes back', async () => {
  const clock = new ManualClock('2026-03-02T09:00:00.000Z');
  await using app = await PlatformUnderTest.start({ now: clock.now });
  const register = async (bird: string) =>
    (await app.client('officer').post('/v1/carriers', { name: `${bird} e. V.` })).status;
  expect(await register('Amsel')).toBe(201);
  const before = await app.covered();
  clock.advance(-10 * 60_000);
  expect(await register('Bussard')).toBe(503);
  expect(await app.covered()).toMatchObject({ state: 'running', size: before.size });
  clock.advance(8 * 60_000);
  expect(await register('Bussard')).toBe(201);
  await app.covered();
  clock.advance(3 * 60_000);
  expect(await register('Dohle')).toBe(201);
  const after = await app.covered();
  expect(after.finding).toBeUndefined();
  const recorded: string[] = [];
  for await (const page of app.eventStore.readStored()) {
    recorded.push(...page.map(([, , , , canonical]) => JSON.parse(canonical).recordedAt as string));
  }
  const checkpoints = await app.items<{ readonly at: string }>('/v1/ledger/checkpoints');
  const signed = checkpoints.map(({ at }) => at).toReversed();
  for (const times of [recorded, signed]) {
    expect(times.length).toBeGreaterThan(2);
    expect(times).toEqual(times.toSorted());
  }
});
