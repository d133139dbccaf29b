import { StoreRefused } from './errors.js';
import type { EventStore } from './event-store.js';
import { type BackupProgress, backupSqliteEventStore } from './sqlite/backup-sqlite-event-store.js';
import { openSqliteEventStore, realFile, type SqliteEventStoreOptions } from './sqlite/open-sqlite-event-store.js';
import { takeWriterLock, type WriterLock } from './sqlite/writer-lock.js';

/** What every engine's store can be opened with. */
export type EventStoreOptions = Omit<SqliteEventStoreOptions, 'file'>;

const sqliteFile = (url: string): string => {
  const path = url.slice('sqlite:'.length);
  const file = path.startsWith('//') ? path.slice(2) : path;
  if (file === '' || file.startsWith(':') || (path.startsWith('//') && !file.startsWith('/'))) {
    throw new StoreRefused(
      `${url} names no file: write sqlite:folder/file.db for a path from the working directory, or sqlite:///folder/file.db for an absolute one`,
    );
  }
  return file;
};

/**
 * Opens the event store that a URL names. `sqlite:path/to/file.db` or `sqlite:///absolute/file.db`: one file, one writer
 * process; nothing in the path is percent-decoded.
 * @throws StoreRefused an unknown scheme, or what the engine refuses
 */
export const openEventStore = async (url: string, options: EventStoreOptions = {}): Promise<EventStore> => {
  if (url.startsWith('sqlite:')) return openSqliteEventStore({ ...options, file: sqliteFile(url) });
  throw unknownScheme(url);
};

/**
 * Copies the event store that a URL names to a file, while it is being written.
 * @param toFile must not exist; its folder must
 * @throws StoreRefused an engine without files, or what the engine refuses
 */
export const backupEventStore = async (
  url: string,
  toFile: string,
  onProgress?: (progress: BackupProgress) => void,
): Promise<void> => {
  if (url.startsWith('sqlite:')) return backupSqliteEventStore(sqliteFile(url), toFile, onProgress);
  throw unknownScheme(url);
};

/**
 * Keeps every writer away from the event store that a URL names, for work on its files.
 * @throws StoreRefused a process is writing it
 */
export const lockEventStore = (url: string): WriterLock => {
  if (url.startsWith('sqlite:')) return takeWriterLock(realFile(sqliteFile(url)));
  throw unknownScheme(url);
};

const unknownScheme = (url: string): StoreRefused => {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? JSON.stringify(url);
  return new StoreRefused(`no event store answers to ${scheme}: EVENT_STORE_URL must begin with sqlite:`);
};
