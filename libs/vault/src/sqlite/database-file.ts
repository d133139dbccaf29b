import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { VaultDamaged, VaultRefused } from '../errors.js';
import { syncFolderOf } from './sync-folder.js';

/** What tells one kind of file from another. */
export interface FileKind {
  /** In messages, such as `the vault`. */
  readonly name: string;
  /** SQLite's application id in the header of the file. */
  readonly applicationId: number;
  readonly schema: string;
}

/** Version of the tables. A program refuses a file with a higher one. */
const SCHEMA_VERSION = 1;

/** A name in the folder: the file itself, or what SQLite left of it. */
export const isThere = (file: string): boolean => existsSync(file) || existsSync(`${file}-wal`);

/**
 * Makes a file with its first rows. It gets its name only when it is complete. Readable for its owner alone; SQLite
 * gives its write-ahead log the same mode.
 * @throws VaultRefused
 */
export const createDatabaseFile = (
  file: string,
  kind: FileKind,
  firstRows: (database: Database.Database) => void,
): void => {
  const unfinished = `${file}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}-journal`, { force: true });
    closeSync(openSync(unfinished, 'wx', 0o600));
    const database = new Database(unfinished);
    try {
      database.pragma('synchronous = FULL');
      database.transaction(() => {
        database.pragma(`application_id = ${kind.applicationId}`);
        database.pragma(`user_version = ${SCHEMA_VERSION}`);
        database.exec(kind.schema);
        firstRows(database);
      })();
    } finally {
      database.close();
    }
    renameSync(unfinished, file);
    syncFolderOf(file);
  } catch (cause) {
    throw new VaultRefused(`${file} cannot be created as ${kind.name}: ${messageOf(cause)}`, { cause });
  }
};

/**
 * Opens a file for this connection alone, also against readers: nobody else can keep what was erased in the write-ahead
 * log, and there is one writer.
 * @throws VaultRefused missing, foreign, newer, damaged, or in use
 */
export const openDatabaseFile = (file: string, kind: FileKind): Database.Database => {
  let database: Database.Database | undefined;
  try {
    if (!existsSync(file)) {
      throw new VaultRefused(`${kind.name} ${file} is missing, but ${file}-wal is there: put both files back together`);
    }
    database = new Database(file, { fileMustExist: true, timeout: 0 });
    database.pragma('locking_mode = EXCLUSIVE');
    checkIdentity(file, kind, database);
    // The journal mode first: switching it resets synchronous to the NORMAL that this SQLite is compiled with.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // Nothing of a value goes into a file that SQLite makes on the side.
    database.pragma('temp_store = MEMORY');
    database.pragma('secure_delete = ON');
    // Takes the exclusive lock, which is then kept.
    database.exec('BEGIN IMMEDIATE; COMMIT');
    emptyLog(database);
    return database;
  } catch (cause) {
    database?.close();
    throw refusal(file, kind, cause);
  }
};

function checkIdentity(file: string, kind: FileKind, database: Database.Database): void {
  const application = database.pragma('application_id', { simple: true });
  if (application !== kind.applicationId) {
    throw new VaultRefused(
      `${file} is an SQLite database, but not ${kind.name} of Lotsenbuch (application id ${application}): give the path of the right file, or of one that does not exist yet`,
    );
  }
  const version = database.pragma('user_version', { simple: true });
  if (version !== SCHEMA_VERSION) {
    throw new VaultRefused(
      `${file} has schema version ${version}; this program knows version ${SCHEMA_VERSION}: open it with the release that wrote it`,
    );
  }
}

/**
 * Rewrites the file without what was deleted, and empties its write-ahead log. Deleting with `secure_delete` is not
 * enough: SQLite may have left copies of a row in the free space of pages when it moved rows between them.
 */
export const wipeDeleted = (database: Database.Database): void => {
  database.exec('VACUUM');
  emptyLog(database);
};

function emptyLog(database: Database.Database): void {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ readonly busy: number }];
  if (result.busy !== 0) throw new VaultDamaged('the write-ahead log cannot be emptied: another process is reading it');
}

/**
 * Copies the file by SQLite's backup API, while work goes on.
 * @throws VaultRefused the copy would replace a file, or cannot be written
 */
export const backUp = async (database: Database.Database, kind: FileKind, toFile: string): Promise<void> => {
  try {
    closeSync(openSync(toFile, 'wx', 0o600));
    await database.backup(toFile);
    syncFolderOf(toFile);
  } catch (cause) {
    throw new VaultRefused(
      `${kind.name} cannot be backed up to ${toFile} (${messageOf(cause)}): give the path of a file that does not exist yet, in a folder that is writable`,
      { cause },
    );
  }
};

/** What SQLite says about a file that it cannot read becomes a fault of the vault; anything else stays what it is. */
export const orDamaged = <T>(kind: FileKind, read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(cause))) throw cause;
    throw new VaultDamaged(`${kind.name} is damaged (${messageOf(cause)}): restore it from a backup`, { cause });
  }
};

function refusal(file: string, kind: FileKind, cause: unknown): Error {
  if (cause instanceof VaultRefused) return cause;
  const code = codeOf(cause);
  const say = (sentence: string) => new VaultRefused(sentence, { cause });
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return say(
      `${file} is open in another process: ${kind.name} has one at a time; end that process, then start again`,
    );
  }
  if (code === 'SQLITE_NOTADB') return say(`${file} is not ${kind.name}: its header is not that of an SQLite database`);
  if (/^SQLITE_(READONLY|CANTOPEN)/.test(code)) {
    return say(
      `${file} cannot be opened (${messageOf(cause)}): the process needs the right to read and write it and its folder`,
    );
  }
  return say(`${file} cannot be opened as ${kind.name} (${messageOf(cause)}): restore it from a backup`);
}

// Told by its shape: the native module makes its errors with the class of whoever loaded it first, maybe another realm.
const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

const messageOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);
