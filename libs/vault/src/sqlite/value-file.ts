import type { Database, Statement } from 'better-sqlite3';
import { VaultRefused } from '../errors.js';
import type { ValueAddress } from '../value-cipher.js';
import {
  backUp,
  createDatabaseFile,
  type FileKind,
  openDatabaseFile,
  orDamaged,
  wipeDeleted,
} from './database-file.js';

/** A value as it lies in the file. */
export interface StoredValue extends ValueAddress {
  readonly ref: string;
  /** Key of the commitment; nowhere else. */
  readonly salt: Buffer;
  /** IV, ciphertext and tag. */
  readonly sealed: Buffer;
  /** UTC, `…Z` with three digits; when it was sealed last. */
  readonly sealedAt: string;
}

const KIND: FileKind = {
  name: 'the vault',
  // `LBvt`
  applicationId: 0x4c_42_76_74,
  schema: `
    CREATE TABLE vault (id TEXT NOT NULL) STRICT;
    CREATE TABLE value (
      ref TEXT PRIMARY KEY,
      subject TEXT NOT NULL,
      commandId TEXT NOT NULL,
      path TEXT NOT NULL,
      salt BLOB NOT NULL,
      sealed BLOB NOT NULL,
      sealedAt TEXT NOT NULL
    ) STRICT;
    CREATE INDEX value_of_subject ON value (subject);
    CREATE INDEX value_sealed_at ON value (sealedAt);
  `,
};

/** The file of ciphertexts and salts. */
export class ValueFile {
  readonly vaultId: string;
  readonly #database: Database;
  readonly #byRefs: Statement<[string], StoredValue>;
  readonly #put: Statement<[StoredValue]>;
  readonly #touch: Statement<[string, string]>;

  private constructor(database: Database) {
    this.#database = database;
    const id = database.prepare<[], string>('SELECT id FROM vault').pluck().get();
    if (id === undefined) throw new VaultRefused('the vault is damaged: it has no id; restore it from a backup');
    this.vaultId = id;
    this.#byRefs = database.prepare('SELECT * FROM value WHERE ref IN (SELECT value FROM json_each(?))');
    this.#put = database.prepare(
      'INSERT INTO value VALUES (@ref, @subject, @commandId, @path, @salt, @sealed, @sealedAt)',
    );
    this.#touch = database.prepare('UPDATE value SET sealedAt = ? WHERE ref = ?');
  }

  static create(file: string, vaultId: string): void {
    createDatabaseFile(file, KIND, (database) => {
      database.prepare('INSERT INTO vault VALUES (?)').run(vaultId);
    });
  }

  /** @throws VaultRefused */
  static open(file: string): ValueFile {
    const database = openDatabaseFile(file, KIND);
    try {
      return new ValueFile(database);
    } catch (cause) {
      database.close();
      throw cause;
    }
  }

  /** @throws VaultDamaged */
  read(refs: readonly string[]): ReadonlyMap<string, StoredValue> {
    return orDamaged(KIND, () => new Map(this.#byRefs.all(JSON.stringify(refs)).map((row) => [row.ref, row])));
  }

  /** Durable when it returns. @param again refs of values that are there and were sealed again, at `sealedAt` */
  put(values: readonly StoredValue[], again: readonly string[], sealedAt: string): void {
    orDamaged(KIND, () =>
      this.#database
        .transaction(() => {
          for (const value of values) this.#put.run(value);
          for (const ref of again) this.#touch.run(sealedAt, ref);
        })
        .immediate(),
    );
  }

  /** Which of the subjects have a value here. */
  withValues(subjects: readonly string[]): readonly string[] {
    return orDamaged(KIND, () =>
      this.#database
        .prepare<[string], string>(
          'SELECT DISTINCT subject FROM value WHERE subject IN (SELECT value FROM json_each(?))',
        )
        .pluck()
        .all(JSON.stringify(subjects)),
    );
  }

  /** Afterwards no file holds anything of their values. */
  wipe(subjects: readonly string[]): void {
    orDamaged(KIND, () => {
      this.#database
        .prepare('DELETE FROM value WHERE subject IN (SELECT value FROM json_each(?))')
        .run(JSON.stringify(subjects));
      wipeDeleted(this.#database);
    });
  }

  /** Refs of at most `limit` values sealed before, from a ref on; in order of ref. */
  sealedBefore(instant: string, afterRef: string, limit: number): readonly string[] {
    return orDamaged(KIND, () =>
      this.#database
        .prepare<[string, string, number], string>(
          'SELECT ref FROM value WHERE sealedAt < ? AND ref > ? ORDER BY ref LIMIT ?',
        )
        .pluck()
        .all(instant, afterRef, limit),
    );
  }

  /** Drops those of the values that were not sealed again since. */
  drop(refs: readonly string[], sealedBefore: string): number {
    return orDamaged(KIND, () => {
      const { changes } = this.#database
        .prepare('DELETE FROM value WHERE ref IN (SELECT value FROM json_each(?)) AND sealedAt < ?')
        .run(JSON.stringify(refs), sealedBefore);
      if (changes > 0) wipeDeleted(this.#database);
      return changes;
    });
  }

  async backUp(toFile: string): Promise<void> {
    await backUp(this.#database, KIND, toFile);
  }

  close(): void {
    this.#database.close();
  }
}
