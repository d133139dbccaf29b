import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Envelope } from '../envelope.js';
import { StoreRefused, StoreStopped } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { EventTable } from './event-table.js';
import { GroupWriter } from './group-writer.js';
import { AnnouncedChanges, PolledChanges } from './log-changes.js';
import { SqliteEventStore, type StoreParts } from './sqlite-event-store.js';
import { createStoreFile, openForReading, openForWriting } from './store-file.js';
import { WriterConnection } from './writer-connection.js';
import { takeWriterLock } from './writer-lock.js';

export interface SqliteEventStoreOptions {
  /** Path of the file; its folder must exist. Without `readOnly` an absent file is created. */
  readonly file: string;
  /** Reads beside the writer, which may be another process. Default false. */
  readonly readOnly?: boolean;
  /** Where recordedAt comes from. Default the system clock. */
  readonly clock?: () => Date;
  /** Applied to each event that is read; `canonical` stays as stored. */
  readonly upcast?: (envelope: Envelope) => Envelope;
}

/** The file by its one true name, so that the writer lock of a link and of its target are the same. */
export const realFile = (file: string): string => {
  if (existsSync(file)) return realpathSync(file);
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch (cause) {
    throw new StoreRefused(`${file} cannot be opened: its folder does not exist`, { cause });
  }
};

const partsForReading = (file: string, upcast: SqliteEventStoreOptions['upcast']): StoreParts => {
  const { database, storeId } = openForReading(file);
  const table = new EventTable(database);
  return {
    storeId,
    upcast,
    writer: undefined,
    changes: new PolledChanges(),
    release: () => database.close(),
    table: () => {
      if (!database.open) throw new StoreStopped('the event store is closed');
      return table;
    },
  };
};

const partsForWriting = (file: string, clock: () => Date, upcast: SqliteEventStoreOptions['upcast']): StoreParts => {
  const lock = takeWriterLock(file);
  try {
    if (!existsSync(file)) createStoreFile(file);
    const storeFile = openForWriting(file);
    const connection = new WriterConnection(file, storeFile);
    const changes = new AnnouncedChanges();
    return {
      storeId: storeFile.storeId,
      upcast,
      changes,
      writer: new GroupWriter(storeFile.storeId, connection, clock, () => changes.announce()),
      table: () => connection.table(),
      release: () => {
        connection.close();
        lock.release();
      },
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
};

/**
 * Opens an event store in one SQLite file. One process writes it; any number may read it beside the writer.
 * @throws StoreRefused the file is foreign, newer, damaged, not accessible, or written by another process
 */
export const openSqliteEventStore = async (options: SqliteEventStoreOptions): Promise<EventStore> => {
  const { readOnly = false, clock = () => new Date(), upcast } = options;
  const file = realFile(options.file);
  return new SqliteEventStore(readOnly ? partsForReading(file, upcast) : partsForWriting(file, clock, upcast));
};
