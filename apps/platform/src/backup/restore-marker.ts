import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefused } from './backup-refused.js';

/** Lies in the data folder while files are swapped: a restore that was cut off must not look like a store. */
const markerOf = (dataDir: string): string => join(dataDir, 'restore-in-progress');

export const isHalfRestored = (dataDir: string): boolean => existsSync(markerOf(dataDir));

/** @throws BackupRefused a restore was cut off: some files may be those of the backup, others those from before */
export const refuseHalfRestored = (dataDir: string): void => {
  if (!isHalfRestored(dataDir)) return;
  throw new BackupRefused(
    `a restore into ${dataDir} was cut off before it was done: run ./lotsenbuch restore FOLDER again, then start; what was there before it lies in ${join(dataDir, 'before-restore')}`,
  );
};

/** Marks the data folder while `work` swaps files; a failure that has put everything back leaves no mark. */
export const whileMarked = async (dataDir: string, work: () => Promise<void>): Promise<void> => {
  const marker = markerOf(dataDir);
  const handle = await open(marker, 'w', 0o600);
  await handle.sync();
  await handle.close();
  await work().finally(() => rm(marker));
};
