import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreRefused } from '../errors.js';
import { LAST_POSITION } from './event-table.js';
import { messageOf, sqliteCode } from './sqlite-error.js';

/** `LBes` in the header of the file: this is a Lotsenbuch event store. */
const APPLICATION_ID = 0x4c_42_65_73;
/** Version of the tables below. A program refuses a file with a higher one. */
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE store (
    id TEXT NOT NULL,
    closed_cleanly INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    type TEXT NOT NULL,
    envelope TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_of_stream ON event (stream, revision);
`;

export interface StoreFile {
  readonly database: Database.Database;
  readonly storeId: string;
}

/** Makes the name of a new file durable; the file itself is synced by SQLite. */
const syncDirectory = (directory: string): void => {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Creates an empty store. It gets its name only when it is complete, so that a file which exists is a store or damaged,
 * and never half made. The caller holds the writer lock.
 */
export const createStoreFile = (file: string): void => {
  if (existsSync(`${file}-wal`)) {
    throw new StoreRefused(
      `${file} is missing, but its write-ahead log ${file}-wal is there: put both files back together, or move the log away to begin a new store`,
    );
  }
  const unfinished = `${file}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}-journal`, { force: true });
    const database = new Database(unfinished);
    try {
      database.pragma('synchronous = FULL');
      database.transaction(() => {
        database.pragma(`application_id = ${APPLICATION_ID}`);
        database.pragma(`user_version = ${SCHEMA_VERSION}`);
        database.exec(SCHEMA);
        database.prepare('INSERT INTO store VALUES (?, 1)').run(randomBytes(6).toString('hex'));
      })();
    } finally {
      database.close();
    }
    renameSync(unfinished, file);
    syncDirectory(dirname(file));
  } catch (cause) {
    throw new StoreRefused(`${file} cannot be created as an event store: ${messageOf(cause)}`, { cause });
  }
};

const pragma = (database: Database.Database, name: string): unknown => database.pragma(name, { simple: true });

const checkIdentity = (file: string, database: Database.Database): void => {
  const application = pragma(database, 'application_id');
  if (application !== APPLICATION_ID) {
    throw new StoreRefused(
      `${file} is an SQLite database, but not an event store of Lotsenbuch (application id ${application}): give the path of an event store, or of a file that does not exist yet`,
    );
  }
  const version = Number(pragma(database, 'user_version'));
  if (version > SCHEMA_VERSION) {
    throw new StoreRefused(
      `${file} has schema version ${version}; this program knows versions up to ${SCHEMA_VERSION}: open it with the newer release that wrote it`,
    );
  }
  if (version < SCHEMA_VERSION) throw new StoreRefused(`${file} is damaged: it has no schema version; ${RESTORE}`);
};

const RESTORE = 'restore it from a backup';

const refuse = (file: string, cause: unknown): never => {
  if (cause instanceof StoreRefused) throw cause;
  const code = sqliteCode(cause);
  if (code === 'SQLITE_NOTADB') {
    throw new StoreRefused(`${file} is not an event store: its header is not that of an SQLite database`, { cause });
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    throw new StoreRefused(
      `${file} cannot be opened (${messageOf(cause)}): the process needs the right to read and write it, its folder and the -wal and -shm files beside it`,
      { cause },
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    throw new StoreRefused(`${file} is locked by another program: end it, then start again`, { cause });
  }
  // SQLITE_ERROR: the tables are not those that the schema version promises.
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR') {
    throw new StoreRefused(`${file} is damaged (${messageOf(cause)}): ${RESTORE}`, { cause });
  }
  throw new StoreRefused(
    `${file} cannot be opened (${messageOf(cause)}): see that its disk works and has room; the store itself may be in order`,
    { cause },
  );
};

const configure = (database: Database.Database): void => {
  // The journal mode first: switching it resets synchronous to the NORMAL that this SQLite is compiled with.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  database.pragma('wal_autocheckpoint = 10000');
};

const checkAfterUncleanEnd = (file: string, database: Database.Database): void => {
  if (database.prepare('SELECT closed_cleanly FROM store').pluck().get() === 1) return;
  const findings = database.prepare('PRAGMA quick_check(3)').pluck().all();
  if (findings.length !== 1 || findings[0] !== 'ok') {
    throw new StoreRefused(`${file} is damaged (${findings.join('; ')}): ${RESTORE}`);
  }
};

/**
 * Brings everything that can be read durably into the main file. What an unclean end or a failed sync left in the
 * write-ahead log is readable, but nobody knows whether the disk has it: it must not be answered for before this.
 */
const makeDurable = (file: string, database: Database.Database): void => {
  const [result] = database.pragma('wal_checkpoint(FULL)') as [{ readonly busy: number }];
  if (result.busy !== 0) {
    throw new StoreRefused(
      `the write-ahead log of ${file} cannot be brought into the file, because another process is reading it: end that process, then try again`,
    );
  }
};

const storeIdOf = (file: string, database: Database.Database): string => {
  // Compiling the statement finds out whether the table is there as it should be.
  database.prepare('SELECT position, stream, revision, type, envelope FROM event');
  const id = database.prepare('SELECT id FROM store').pluck().get();
  if (typeof id !== 'string') throw new StoreRefused(`${file} is damaged: it has no store id; ${RESTORE}`);
  return id;
};

/** SQLite counts further than this program: such a row was put there by hand, and what it numbers would be mistaken. */
const checkPositions = (file: string, database: Database.Database): void => {
  const ends = database.prepare('SELECT min(position), max(position) FROM event').raw().safeIntegers().get();
  const beyond = (ends as readonly (bigint | null)[]).find(
    (position) => position !== null && (position >= LAST_POSITION || position <= -LAST_POSITION),
  );
  if (beyond === undefined) return;
  throw new StoreRefused(
    `${file} is damaged: it has an event at position ${beyond}, beyond what this program can count, which no release writes; keep a copy, find out who wrote it, and ${RESTORE}`,
  );
};

const checkAccess = (file: string, mode: number, right: string): void => {
  try {
    accessSync(file, mode);
  } catch (cause) {
    throw new StoreRefused(`${file} cannot be ${right}: ${messageOf(cause)}`, { cause });
  }
  const found = statSync(file);
  if (!found.isFile())
    throw new StoreRefused(`${file} is not a file but a folder or a device: give the path of a file`);
  if (found.size === 0) {
    throw new StoreRefused(
      `${file} is empty, which an event store never is: ${RESTORE}, or delete it to begin a new store`,
    );
  }
};

/**
 * Opens an existing store for writing and marks it as open; until {@link markClosed} its end counts as unclean, and the
 * next opening checks the file. The caller holds the writer lock.
 * @throws StoreRefused foreign, newer, damaged or not writable
 */
export const openForWriting = (file: string): StoreFile => {
  checkAccess(file, constants.R_OK | constants.W_OK, 'written');
  const database = new Database(file, { fileMustExist: true });
  try {
    checkIdentity(file, database);
    configure(database);
    checkAfterUncleanEnd(file, database);
    makeDurable(file, database);
    const storeId = storeIdOf(file, database);
    checkPositions(file, database);
    database.prepare('UPDATE store SET closed_cleanly = 0').run();
    return { database, storeId };
  } catch (cause) {
    database.close();
    return refuse(file, cause);
  }
};

/**
 * Opens an existing store beside its writer, or without one.
 * @throws StoreRefused absent, foreign, newer, damaged or not readable
 */
export const openForReading = (file: string): StoreFile => {
  checkAccess(file, constants.R_OK, 'read');
  const database = new Database(file, { fileMustExist: true, readonly: true });
  try {
    checkIdentity(file, database);
    database.pragma('synchronous = FULL');
    // Who reads beside the writer goes through the log once: a larger cache would be filled and never used, and its pages
    // would come from main memory each time instead of the processor's own.
    database.pragma('cache_size = -1024');
    const storeId = storeIdOf(file, database);
    checkPositions(file, database);
    return { database, storeId };
  } catch (cause) {
    database.close();
    return refuse(file, cause);
  }
};

/** Records that the writer ended in order: the next opening need not check the file. */
export const markClosed = (database: Database.Database): void => {
  database.prepare('UPDATE store SET closed_cleanly = 1').run();
};
