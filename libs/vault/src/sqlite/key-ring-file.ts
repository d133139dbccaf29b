import type { Database } from 'better-sqlite3';
import { VaultRefused } from '../errors.js';
import {
  backUp,
  createDatabaseFile,
  type FileKind,
  openDatabaseFile,
  orDamaged,
  wipeDeleted,
} from './database-file.js';

/** The key of one subject, wrapped by the key-encryption key. */
export interface WrappedKey {
  readonly subject: string;
  readonly wrapped: Buffer;
}

/** Says which vault and which key-encryption key the ring belongs to. */
export interface KeyRingLabel {
  readonly vaultId: string;
  readonly keyEncryptionKeyId: string;
  /** A random key wrapped by the key-encryption key: whoever can unwrap it has the right one. */
  readonly keyCheck: Buffer;
}

const KIND: FileKind = {
  name: 'the key ring',
  // `LBkr`
  applicationId: 0x4c_42_6b_72,
  schema: `
    CREATE TABLE label (vaultId TEXT NOT NULL, keyEncryptionKeyId TEXT NOT NULL, keyCheck BLOB NOT NULL) STRICT;
    CREATE TABLE subject_key (subject TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
    CREATE TABLE erased_subject (subject TEXT PRIMARY KEY, erasedAt TEXT NOT NULL, complete INTEGER NOT NULL) STRICT;
  `,
};

const AMONG = 'WHERE subject IN (SELECT value FROM json_each(?))';

/** The file of wrapped subject keys, and of the tombstones of erased subjects. */
export class KeyRingFile {
  readonly label: KeyRingLabel;
  readonly #database: Database;

  private constructor(database: Database) {
    this.#database = database;
    const label = database.prepare<[], KeyRingLabel>('SELECT * FROM label').get();
    if (label === undefined)
      throw new VaultRefused('the key ring is damaged: it has no label; restore it from a backup');
    this.label = label;
  }

  static create(file: string, label: KeyRingLabel): void {
    createDatabaseFile(file, KIND, (database) => {
      database.prepare('INSERT INTO label VALUES (@vaultId, @keyEncryptionKeyId, @keyCheck)').run(label);
    });
  }

  /** @throws VaultRefused */
  static open(file: string): KeyRingFile {
    const database = openDatabaseFile(file, KIND);
    try {
      return new KeyRingFile(database);
    } catch (cause) {
      database.close();
      throw cause;
    }
  }

  /** Whether no key and no tombstone was ever written. */
  get unused(): boolean {
    const any = 'SELECT EXISTS (SELECT 1 FROM subject_key) OR EXISTS (SELECT 1 FROM erased_subject)';
    return orDamaged(KIND, () => this.#database.prepare<[], number>(any).pluck().get() === 0);
  }

  /** Wrapped keys by subject. */
  keys(subjects: readonly string[]): ReadonlyMap<string, Buffer> {
    const rows = orDamaged(KIND, () =>
      this.#database.prepare<[string], WrappedKey>(`SELECT * FROM subject_key ${AMONG}`).all(JSON.stringify(subjects)),
    );
    return new Map(rows.map(({ subject, wrapped }) => [subject, wrapped]));
  }

  /** Durable when it returns. */
  add(keys: readonly WrappedKey[]): void {
    const insert = this.#database.prepare<[WrappedKey]>('INSERT INTO subject_key VALUES (@subject, @wrapped)');
    orDamaged(KIND, () =>
      this.#database
        .transaction(() => {
          for (const key of keys) insert.run(key);
        })
        .immediate(),
    );
  }

  /** Those of the subjects that have a tombstone. */
  erasedAmong(subjects: readonly string[]): ReadonlySet<string> {
    return this.#subjects(`SELECT subject FROM erased_subject ${AMONG}`, JSON.stringify(subjects));
  }

  /** Those of the subjects whose erasure reached every file. */
  completeAmong(subjects: readonly string[]): ReadonlySet<string> {
    return this.#subjects(`SELECT subject FROM erased_subject ${AMONG} AND complete = 1`, JSON.stringify(subjects));
  }

  allErased(): ReadonlySet<string> {
    return this.#subjects('SELECT subject FROM erased_subject');
  }

  allIncomplete(): ReadonlySet<string> {
    return this.#subjects('SELECT subject FROM erased_subject WHERE complete = 0');
  }

  /** Afterwards no file holds anything of their keys, and a tombstone stands for each; not complete yet. */
  erase(subjects: readonly string[], erasedAt: string): void {
    const list = JSON.stringify(subjects);
    orDamaged(KIND, () => {
      this.#database
        .transaction(() => {
          this.#database.prepare(`DELETE FROM subject_key ${AMONG}`).run(list);
          this.#database
            .prepare(
              'INSERT INTO erased_subject SELECT value, ?, 0 FROM json_each(?) WHERE true ON CONFLICT DO UPDATE SET complete = 0',
            )
            .run(erasedAt, list);
        })
        .immediate();
      wipeDeleted(this.#database);
    });
  }

  /** The values are gone too. */
  complete(subjects: readonly string[]): void {
    orDamaged(KIND, () =>
      this.#database.prepare(`UPDATE erased_subject SET complete = 1 ${AMONG}`).run(JSON.stringify(subjects)),
    );
  }

  async backUp(toFile: string): Promise<void> {
    await backUp(this.#database, KIND, toFile);
  }

  close(): void {
    this.#database.close();
  }

  #subjects(sql: string, ...parameters: string[]): ReadonlySet<string> {
    return orDamaged(
      KIND,
      () =>
        new Set(
          this.#database
            .prepare<string[], string>(sql)
            .pluck()
            .all(...parameters),
        ),
    );
  }
}
