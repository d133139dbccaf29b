import Database from 'better-sqlite3';
import { ReadModelRefused } from '../errors.js';

/** "LoRM": tells a read-model file from every other SQLite file. */
const APPLICATION_ID = 0x4c6f524d;
const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE read_models (
    name TEXT NOT NULL, version INTEGER NOT NULL, store_id TEXT NOT NULL, fields TEXT NOT NULL, position TEXT,
    PRIMARY KEY (name, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE consumer_positions (name TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/**
 * Opens or creates the file. `synchronous=NORMAL` suffices: after a power cut a read model may have lost its last
 * writes, rows and position together, and makes them again from the event store.
 * @throws ReadModelRefused
 */
export const openReadModelFile = (file: string): Database.Database => {
  const database = connect(file);
  try {
    explained(file, () => prepare(file, database));
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
};

/** Turns what SQLite says about a damaged file, or about rows dropped by somebody else, into what to do. */
export const explained = <Answer>(file: string, work: () => Answer): Answer => {
  try {
    return work();
  } catch (error) {
    const { code, message } = sqliteError(error);
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
      throw new ReadModelRefused(`read models in ${file} are damaged (${message}): ${howToRebuild(file)}`);
    }
    if (code === 'SQLITE_ERROR' && message.startsWith('no such table')) {
      throw new ReadModelRefused(
        `read model in ${file} was dropped while it was in use (${message}): start again, and it is rebuilt`,
      );
    }
    throw error;
  }
};

/** By its code, not its class: the native module keeps the class of whoever loaded it first, which may be another realm. */
const sqliteError = (error: unknown): { readonly code: string; readonly message: string } => {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
  return isCoded ? { code: String(error.code), message: String(error.message) } : { code: '', message: '' };
};

export const howToRebuild = (file: string): string =>
  `nothing is lost, they are derived from the event store. Stop Lotsenbuch, delete ${file} with its -wal and -shm files, ` +
  'start again, and they are rebuilt';

const connect = (file: string): Database.Database => {
  try {
    return new Database(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadModelRefused(
      `read models in ${file} cannot be opened (${reason}): READ_MODEL_URL must name a file in a folder that exists and can be written`,
    );
  }
};

/** Looks before it writes: a file that is not ours stays as it is. */
const prepare = (file: string, database: Database.Database): void => {
  const applicationId = database.pragma('application_id', { simple: true });
  if (applicationId !== APPLICATION_ID && !isEmpty(database)) {
    throw new ReadModelRefused(
      `${file} is a database of something else, not of read models: READ_MODEL_URL must name another file`,
    );
  }
  if (applicationId === APPLICATION_ID) checkFormat(file, database.pragma('user_version', { simple: true }));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  // A page of events touches more database pages than the default waits for: each would end in a checkpoint.
  database.pragma('wal_autocheckpoint = 10000');
  // While catching up: few checkpoints, and the indexes stay in memory.
  database.pragma('wal_autocheckpoint = 10000');
  database.pragma('cache_size = -65536');
  // Two processes may start at the same time: only the first finds the file empty inside the transaction.
  database.transaction(() => isEmpty(database) && database.exec(SCHEMA)).immediate();
};

const isEmpty = (database: Database.Database): boolean =>
  database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;

const checkFormat = (file: string, format: unknown): void => {
  if (format !== FORMAT) {
    throw new ReadModelRefused(
      `read models in ${file} have format ${format}, this version of Lotsenbuch uses format ${FORMAT}: ${howToRebuild(file)}`,
    );
  }
};
