import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KNOWN_KEYS_FILE } from '../keys/known-keys.js';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { HEAD_FILE } from '../tree-files/ledger-head.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { replaceFiles } from '../tree-files/replace-files.js';
import { SIGNED_CHECKPOINTS_FILE } from '../tree-files/signed-checkpoints.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { FORKS_FILE } from './fork-records.js';

const TREE = ['checkpoint', 'tile', 'ordinals', 'streams'];
const SIGNED = [HEAD_FILE, SIGNED_CHECKPOINTS_FILE, KNOWN_KEYS_FILE];

const archive = (folder: string, number: number): string => join(folder, 'archive', String(number));

/** Where the log lies that was left by the fork of this number, each part on the volume it was on. */
export const archivedPlaces = ({ ledgerDir, checkpointDir, keyFile }: LedgerPlaces, number: number): LedgerPlaces => ({
  ledgerDir: archive(ledgerDir, number),
  checkpointDir: archive(checkpointDir, number),
  keyFile,
});

export const isArchived = (places: LedgerPlaces, number: number): boolean => {
  const { ledgerDir, checkpointDir } = archivedPlaces(places, number);
  return existsSync(ledgerDir) || existsSync(checkpointDir);
};

/** Puts the log that is there into the archive; done again after it was cut off, it goes on where it was. */
export const archiveLog = async (places: LedgerPlaces, number: number, disk: Disk = realDisk): Promise<void> => {
  const to = archivedPlaces(places, number);
  await copyForks(places.checkpointDir, to.checkpointDir, disk);
  await moveAll(places.ledgerDir, to.ledgerDir, TREE, disk);
  await moveAll(places.checkpointDir, to.checkpointDir, SIGNED, disk);
};

const moveAll = async (from: string, to: string, names: readonly string[], disk: Disk): Promise<void> => {
  const changed = disk.makeFolder(to);
  for (const name of names) if (existsSync(join(from, name))) disk.rename(join(from, name), join(to, name));
  for (const folder of new Set([...changed, to, dirname(to), from])) await disk.syncFolder(folder);
};

/** The forks before it belong to the log that is left, and to the one that begins. */
const copyForks = async (from: string, to: string, disk: Disk): Promise<void> => {
  const forks = textIfThere(join(from, FORKS_FILE));
  if (forks !== undefined) await replaceFiles(disk, [{ file: join(to, FORKS_FILE), bytes: forks }]);
};
