import Database from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import { messageOf, sqliteCode } from './sqlite-error.js';

/** Held by the one process that may write; the operating system releases it when the process ends in whatever way. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the right to write a store: an exclusive transaction on a side file. A file with a process id would outlive its
 * process, and a transaction on the store itself would lock out readers.
 * @throws StoreRefused another process (or another store object of this one) holds it
 */
export const takeWriterLock = (file: string): WriterLock => {
  const sideFile = `${file}.writer-lock`;
  let database: Database.Database;
  try {
    database = new Database(sideFile, { timeout: 0 });
  } catch (cause) {
    throw new StoreRefused(
      `${sideFile} cannot be opened, so ${file} cannot be written: its folder must exist and be writable`,
      { cause },
    );
  }
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (sqliteCode(cause) === 'SQLITE_BUSY') {
      throw new StoreRefused(
        `${file} is being written by another process: an embedded event store has one writer; stop the other process, or open the store read-only`,
        { cause },
      );
    }
    throw new StoreRefused(`${sideFile} cannot be locked, so ${file} cannot be written: ${messageOf(cause)}`, {
      cause,
    });
  }
  return { release: () => database.close() };
};
