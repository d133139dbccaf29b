import { createLog } from '@lotsenbuch/service-kit';
import { ManualClock, temporaryFolder } from '@lotsenbuch/testing';
import { GrowingTree, generateSignerKey, parsePolicy, signCheckpoint } from '@lotsenbuch/transparency-log';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import { CosignatureCollector } from './cosignature-collector.js';

export const START = '2026-11-23T09:00:00.000Z';
export const ORIGIN = 'log.example/1';

/** A log on disk that publishes checkpoints, and what its collector has told its log. */
export async function aLog() {
  const folder = await temporaryFolder();
  const key = generateSignerKey(ORIGIN);
  const { path } = folder;
  const files = openLedgerFiles({
    ledgerDir: `${path}/ledger`,
    checkpointDir: `${path}/checkpoints`,
    keyFile: `${path}/key`,
  });
  const clock = new ManualClock(START);
  const tree = GrowingTree.empty();
  const told: { level: string; witness: string; why: string; pauseMs: number }[] = [];
  const log = createLog('info', { write: (line: string) => void told.push(JSON.parse(line)) });
  const collectors: CosignatureCollector[] = [];

  return {
    path,
    key,
    files,
    clock,
    told,
    collect: async (policy: string): Promise<CosignatureCollector> => {
      const logs = [{ key: key.verifierKey }];
      const collector = await CosignatureCollector.start({
        policy: { ...parsePolicy(policy), logs },
        files,
        clock,
        log,
      });
      collectors.push(collector);
      return collector;
    },
    /** Takes in so many entries and publishes. */
    publish: async (entries: number): Promise<string> => {
      for (let entry = 0; entry < entries; entry += 1) tree.append(`entry ${tree.size}`);
      await files.tiles.write(tree.takeTiles());
      const note = signCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root(), extensions: [] }, key);
      await files.signed.append({ size: tree.size, at: clock.now().toISOString(), note });
      await files.publication.replace(note);
      for (const collector of collectors) collector.published(note);
      return note;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(collectors.map((collector) => collector.close()));
      await folder.remove();
    },
  };
}

/** Waits for what has to come; the test's own limit ends it if it never does. */
export const until = async (happens: () => boolean): Promise<void> => {
  while (!happens()) await new Promise((later) => setTimeout(later, 5));
};
