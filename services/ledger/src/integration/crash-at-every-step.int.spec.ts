import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { type Failing, failingDisk } from './failing-disk.fixture.js';
import { IntegratedStore } from './integrated-store.fixture.js';
import { faultsOfLedger } from './ledger-judge.fixture.js';

/** More steps than one life below has; the test sees that it is enough. */
const MOST_STEPS = 200;

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** What a process does from its start on: checkpoints across the end of a tile, three cuts, of which the first is removed. */
const life = async (ledger: IntegratedStore): Promise<void> => {
  for (const [count, isCutWanted] of [
    [250, false],
    [7, false],
    [0, true],
    [3, true],
  ] as const) {
    // biome-ignore format: a table
    await ledger.append(count);
    if (isCutWanted) ledger.integrator.cutStreamHeads().catch(() => undefined);
    await ledger.integrator.tick();
  }
};

/** Lets a process end at this step, lets another one go on, and gives what is wrong then; false once no step failed. */
const crashAt = async (failing: Failing): Promise<boolean> => {
  const ledger = new IntegratedStore(join(folder.path, JSON.stringify(Object.values(failing))));
  await ledger.files().disk.makeFolder(ledger.folder);
  const dying = failingDisk(failing);
  await ledger.open(dying.disk).catch(() => undefined);
  if (dying.steps() <= failing.after) await life(ledger);
  await ledger.close();
  dying.end();
  await ledger.open();
  await ledger.appendAndTick(5);
  const { state, finding } = ledger.integrator.status();
  expect({ failing, state, finding }).toEqual({ failing, state: 'running', finding: undefined });
  const faults = await faultsOfLedger(ledger.store, ledger.files(), ledger.key.verifierKey, ledger.published);
  expect({ failing, faults }).toEqual({ failing, faults: [] });
  await ledger.close();
  return dying.steps() > failing.after;
};

describe.each([
  ['ends in the middle of it, as far as it has one', { half: true, losesUnsynced: false }],
  ['ends before it with the power, so that what was not synced is lost', { half: false, losesUnsynced: true }],
])('a process that %s, at every step of writing and syncing', (_, how) => {
  test('never leaves two roots for one size, an event without its leaf, or a tile that is not right', async () => {
    let after = 0;
    while (await crashAt({ after, ...how })) {
      after += 1;
      expect(after).toBeLessThan(MOST_STEPS);
    }
    expect(after).toBeGreaterThan(50);
  });
});
