import type { ConsumerPositions } from '@lotsenbuch/consumers';
import type Database from 'better-sqlite3';
import { ReadModelRefused } from '../errors.js';
import type { Projection } from '../projection.js';
import type { ReadModel, ReadModelStore } from '../read-model-store.js';
import { explained, howToRebuild, openReadModelFile } from './read-model-file.js';
import { column, quoted } from './sql.js';
import { sqliteConsumerPositions } from './sqlite-consumer-positions.js';
import { SqliteReadModel } from './sqlite-read-model.js';

/**
 * Read models in one SQLite file.
 * @throws ReadModelRefused the file is damaged, of another format, or not a file of read models
 */
export const openSqliteReadModelStore = ({ file }: { readonly file: string }): ReadModelStore =>
  new SqliteReadModelStore(file, openReadModelFile(file));

const NAME = /^[a-z][a-z0-9-]{0,59}$/;
const FIELD = /^[a-z][A-Za-z0-9]{0,59}$/;

class SqliteReadModelStore implements ReadModelStore {
  readonly positions: ConsumerPositions;
  readonly #file: string;
  readonly #database: Database.Database;

  constructor(file: string, database: Database.Database) {
    this.#file = file;
    this.#database = database;
    this.positions = sqliteConsumerPositions(file, database);
  }

  async open<Row extends object>(projection: Projection<Row>, storeId: string): Promise<ReadModel<Row>> {
    checkNames(projection);
    const table = tableOf(projection.name, projection.version);
    const fields = Object.keys(projection.indexes);
    this.#inTransaction(() => {
      const built = this.#builtFrom(projection.name, projection.version);
      if (built === undefined) this.#create(projection.name, projection.version, fields, storeId);
      else this.#check(table, built, fields, storeId);
    });
    return new SqliteReadModel(this.#file, this.#database, projection, table);
  }

  async dropOlderVersions(projectionName: string, version: number): Promise<void> {
    this.#drop(projectionName, (other) => other < version);
  }

  async drop(projectionName: string): Promise<void> {
    this.#drop(projectionName, () => true);
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  #create(name: string, version: number, fields: readonly string[], storeId: string): void {
    const table = tableOf(name, version);
    // Columns without a type keep numbers and text as they are, and compare text as bytes.
    const columns = ['key TEXT PRIMARY KEY NOT NULL', 'row TEXT NOT NULL', ...fields.map(column)];
    this.#database.exec(`CREATE TABLE ${quoted(table)} (${columns.join(', ')})`);
    for (const field of fields) {
      this.#database.exec(`CREATE INDEX ${quoted(`${table}/${field}`)} ON ${quoted(table)} (${column(field)}, key)`);
    }
    this.#database
      .prepare('INSERT INTO read_models (name, version, store_id, fields) VALUES (?, ?, ?, ?)')
      .run(name, version, storeId, fields.join(' '));
  }

  #check(table: string, built: BuiltFrom, fields: readonly string[], storeId: string): void {
    if (built.storeId !== storeId) {
      throw new ReadModelRefused(
        `read model ${table} in ${this.#file} was built from event store ${built.storeId}, but EVENT_STORE_URL names ` +
          `event store ${storeId}. If that is the right one: ${howToRebuild(this.#file)}`,
      );
    }
    if (built.fields !== fields.join(' ')) {
      throw new ReadModelRefused(
        `read model ${table} in ${this.#file} is indexed by "${built.fields}", its projection declares ` +
          `"${fields.join(' ')}": raise the projection's version, and it is built anew beside the old one`,
      );
    }
  }

  #builtFrom(name: string, version: number): BuiltFrom | undefined {
    return this.#database
      .prepare<[string, number], BuiltFrom>(
        'SELECT store_id AS storeId, fields FROM read_models WHERE name = ? AND version = ?',
      )
      .get(name, version);
  }

  #drop(name: string, isMeant: (version: number) => boolean): void {
    this.#inTransaction(() => {
      const versions = this.#database
        .prepare<[string], number>('SELECT version FROM read_models WHERE name = ?')
        .pluck()
        .all(name);
      for (const version of versions.filter(isMeant)) {
        this.#database.exec(`DROP TABLE ${quoted(tableOf(name, version))}`);
        this.#database.prepare('DELETE FROM read_models WHERE name = ? AND version = ?').run(name, version);
      }
    });
  }

  #inTransaction(work: () => void): void {
    explained(this.#file, () => this.#database.transaction(work).immediate());
  }
}

interface BuiltFrom {
  readonly storeId: string;
  readonly fields: string;
}

const tableOf = (name: string, version: number): string => `${name}@${version}`;

const checkNames = <Row extends object>({ name, version, indexes }: Projection<Row>): void => {
  if (!NAME.test(name)) {
    throw new ReadModelRefused(`a projection cannot be called ${JSON.stringify(name)}: use up to 60 of a-z, 0-9 and -`);
  }
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new ReadModelRefused(`projection ${name}: the version must be a whole number from 1; it is ${version}`);
  }
  const wrong = Object.keys(indexes).find((field) => !FIELD.test(field));
  if (wrong !== undefined) {
    throw new ReadModelRefused(
      `projection ${name}: ${JSON.stringify(wrong)} cannot be an index: use letters and digits`,
    );
  }
};
