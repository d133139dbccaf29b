import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { type Failing, failingDisk } from './failing-disk.fixture.js';
import { IntegratedStore } from './integrated-store.fixture.js';
import { faultsOfLedger } from './ledger-judge.fixture.js';

/** More steps than one life below has; the test sees that it is enough. */
const MOST_STEPS = 200;
/** Ledgers that are written at the same time. */
const AT_ONCE = 4;
/** Events to append, and whether a cut is asked for then; the first checkpoint has one anyway. */
const LIFE = [[250, false], [7, false], [0, true], [3, true]] as const; // biome-ignore format: one line

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** What a process does until it ends: checkpoints across the end of a tile, three cuts, of which the first is removed. */
const life = async (ledger: IntegratedStore, hasEnded: () => boolean): Promise<void> => {
  for (const [count, isCutWanted] of LIFE) {
    if (hasEnded()) return;
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
  const hasEnded = () => dying.steps() > failing.after;
  await ledger.open(dying.disk).catch(() => undefined);
  await life(ledger, hasEnded);
  await ledger.close();
  dying.end();
  await ledger.open();
  await ledger.appendAndTick(5);
  const { state, finding } = ledger.integrator.status();
  expect({ failing, state, finding }).toEqual({ failing, state: 'running', finding: undefined });
  const faults = await faultsOfLedger(ledger.store, ledger.files(), ledger.key.verifierKey, ledger.published);
  expect({ failing, faults }).toEqual({ failing, faults: [] });
  await ledger.close();
  return hasEnded();
};

describe.each([
  ['ends in the middle of it, as far as it has one', { half: true, losesUnsynced: false }],
  ['ends before it with the power, so that what was not synced is lost', { half: false, losesUnsynced: true }],
])('a process that %s, at every step of writing and syncing', (_, how) => {
  test('never leaves two roots for one size, an event without its leaf, or a tile that is not right', async () => {
    let next = 0;
    let steps = 0;
    const crashOnAndOn = async () => {
      for (let after = next++; await crashAt({ after, ...how }); after = next++) {
        expect(after).toBeLessThan(MOST_STEPS);
        steps += 1;
      }
    };
    // Side by side: much of a life is waiting for the disk.
    await Promise.all(Array.from({ length: AT_ONCE }, crashOnAndOn));
    process.stdout.write(`ended at each of ${steps} steps\n`);
    expect(steps).toBeGreaterThan(80);
  });
});
