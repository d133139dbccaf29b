import { chmodSync, closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import { messageOf } from './sqlite-error.js';
import { openForReading } from './store-file.js';

export interface BackupProgress {
  /** Pages copied so far. */
  readonly copied: number;
  readonly of: number;
}

/** Pages copied between two turns of the event loop: some 400 KiB, a few milliseconds. */
const PAGES_AT_ONCE = 100;

/**
 * Copies an event store by SQLite's backup API, while its writer goes on: as it was when the copy began. The copy is one
 * file without others beside it, readable for its owner alone, checked and synced.
 * @param toFile must not exist; its folder must
 * @throws StoreRefused the store cannot be read, or the copy cannot be written or is not sound
 */
export const backupSqliteEventStore = async (
  file: string,
  toFile: string,
  onProgress: (progress: BackupProgress) => void = () => {},
): Promise<void> => {
  if (existsSync(toFile)) throw new StoreRefused(`${toFile} exists already: name a file that does not exist`);
  const { database } = openForReading(file);
  try {
    // One snapshot for the whole copy: without it every write in between would make the copy begin anew.
    database.exec('BEGIN');
    database.prepare('SELECT count(*) FROM store').get();
    closeSync(openSync(toFile, 'wx', 0o600));
    const { totalPages } = await database.backup(toFile, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress({ copied: totalPages - remainingPages, of: totalPages });
        return PAGES_AT_ONCE;
      },
    });
    onProgress({ copied: totalPages, of: totalPages });
    settleCopy(toFile);
  } catch (cause) {
    if (cause instanceof StoreRefused) throw cause;
    throw new StoreRefused(
      `${file} cannot be backed up to ${toFile}: ${messageOf(cause)}; see that the disk works and has room`,
      { cause },
    );
  } finally {
    database.close();
  }
};

/** Makes the copy one file, checks it, and waits until the disk has it. */
const settleCopy = (file: string): void => {
  chmodSync(file, 0o600);
  const copy = new Database(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    const findings = copy.prepare('PRAGMA quick_check(3)').pluck().all();
    if (findings.join() !== 'ok') throw new StoreRefused(`the copy ${file} is damaged (${findings.join('; ')})`);
  } finally {
    copy.close();
  }
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r');
    fsyncSync(handle);
    closeSync(handle);
  }
};
