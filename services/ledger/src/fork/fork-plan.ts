import { join } from 'node:path';
import type { Fork } from '../domain/ledger-log/events.js';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { replaceFiles } from '../tree-files/replace-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { ForkRefused } from './fork-refused.js';

const FILE = 'fork-in-progress.json';

/** A fork that was decided and is being carried out: with it, whoever runs it again does the same and no other. */
export interface ForkPlan {
  readonly format: 1;
  readonly fork: Fork;
  /** Those before it, the oldest first. */
  readonly earlier: readonly Fork[];
  readonly actor: string;
  /** Berlin day on which it was decided. */
  readonly day: string;
  readonly verifierKey: string;
  readonly endorsement?: string;
  /** Whether the new key was given, so that the one in the key file is not replaced. */
  readonly isKeyGiven: boolean;
  /** Epoch of the integrator that signed last. */
  readonly epoch: number;
  /** Whether what was left lies in the archive as a whole. */
  readonly isArchived: boolean;
}

/**
 * The fork that was begun and not finished; undefined if there is none.
 * @throws ForkRefused the file cannot be read as such
 */
export const readForkPlan = async (checkpointDir: string): Promise<ForkPlan | undefined> => {
  const file = join(checkpointDir, FILE);
  const text = textIfThere(file);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as ForkPlan;
  } catch (cause) {
    throw new ForkRefused(
      `${file} is damaged, and it says how a fork of the log that was cut off goes on: bring it back from a copy of the folder. Where archive/ beside it and in LEDGER_DIR has nothing of that fork yet, move the file away and fork again`,
      { cause },
    );
  }
};

/** Durable when it answers. */
export const writeForkPlan = (checkpointDir: string, plan: ForkPlan, disk: Disk = realDisk): Promise<void> =>
  replaceFiles(disk, [{ file: join(checkpointDir, FILE), bytes: `${JSON.stringify(plan)}\n` }]);

export const removeForkPlan = async (checkpointDir: string, disk: Disk = realDisk): Promise<void> => {
  disk.remove(join(checkpointDir, FILE));
  await disk.syncFolder(checkpointDir);
};

/** @throws ForkRefused a fork was cut off: the log is neither the old one nor the new one */
export const refuseHalfForked = async (checkpointDir: string): Promise<void> => {
  const plan = await readForkPlan(checkpointDir);
  if (plan !== undefined) throw new ForkRefused(`${halfForked(plan)}, then start`);
};

/** What to do about a fork that was cut off. */
export const halfForked = ({ fork: { size, reason } }: ForkPlan): string =>
  `a fork of the log was cut off before it was done: run ./lotsenbuch ledger fork --from ${size} --reason ${reason} again`;
