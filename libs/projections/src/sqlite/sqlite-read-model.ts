import type { LogPosition } from '@lotsenbuch/event-store';
import type { Database, Statement } from 'better-sqlite3';
import { intervalsOf } from '../condition.js';
import { PositionMoved } from '../errors.js';
import { planFind, writeCursor } from '../find-plan.js';
import { checkKey, indexValuesOf } from '../indexed-value.js';
import type { Projection } from '../projection.js';
import type { FindQuery, Found, ReadModel, RowChange } from '../read-model-store.js';
import { explained } from './read-model-file.js';
import { column, findSql, quoted, whereSql } from './sql.js';

interface FoundRow {
  readonly key: string;
  readonly row: string;
  readonly sortValue?: string | number;
}

/** Rows as JSON in one table, with one column and one SQL index for each declared field. */
export class SqliteReadModel<Row extends object> implements ReadModel<Row> {
  readonly #file: string;
  readonly #database: Database;
  readonly #projection: Projection<Row>;
  readonly #fields: readonly string[];
  readonly #table: string;
  readonly #statements: Statements;

  constructor(file: string, database: Database, projection: Projection<Row>, table: string) {
    this.#file = file;
    this.#database = database;
    this.#projection = projection;
    this.#fields = Object.keys(projection.indexes);
    this.#table = table;
    this.#statements = prepareStatements(database, table, this.#fields);
  }

  async position(): Promise<LogPosition | undefined> {
    return this.#explained(() => this.#position());
  }

  async get(key: string): Promise<Row | undefined> {
    return (await this.getMany([key])).get(key);
  }

  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    return this.#explained(() => {
      const rows = new Map<string, Row>();
      // One transaction: each of these reads would otherwise begin and end its own, which costs more than the read.
      this.#database.transaction(() => {
        for (const key of keys) {
          const row = this.#statements.row.get(key);
          if (row !== undefined) rows.set(key, JSON.parse(row));
        }
      })();
      return rows;
    });
  }

  async find(query: FindQuery): Promise<Found<Row>> {
    const plan = planFind(this.#table, this.#fields, query);
    const { sql, values } = findSql(this.#table, plan);
    const found = this.#explained(() => this.#database.prepare<unknown[], FoundRow>(sql).all(...values));
    const page = found.slice(0, plan.limit);
    const rows = page.map(({ key, row }) => ({ key, row: JSON.parse(row) as Row }));
    const last = page.at(-1);
    if (last === undefined || found.length === page.length) return { rows };
    const { key, sortValue } = last;
    return { rows, next: writeCursor(plan, sortValue === undefined ? { key } : { key, value: sortValue }) };
  }

  async count(where?: FindQuery['where']): Promise<number> {
    const { sql, values } = whereSql(intervalsOf(this.#fields, where));
    const select = `SELECT count(*) FROM ${quoted(this.#table)} ${sql}`;
    return this.#explained(
      () =>
        this.#database
          .prepare<unknown[], number>(select)
          .pluck()
          .get(...values) ?? 0,
    );
  }

  async putMany(changes: readonly RowChange<Row>[], from: LogPosition | undefined, upTo: LogPosition): Promise<void> {
    const rows = changes.map(({ key, row }) => {
      checkKey(this.#projection.name, key);
      return row === undefined ? { key } : { key, values: this.#columns(key, row) };
    });
    this.#explained(() =>
      this.#database
        .transaction(() => {
          this.#movePosition(from, upTo);
          for (const { key, values } of rows) {
            if (values === undefined) this.#statements.remove.run(key);
            else this.#statements.upsert.run(key, ...values);
          }
        })
        .immediate(),
    );
  }

  #columns(key: string, row: Row): readonly unknown[] {
    return [JSON.stringify(row), ...indexValuesOf(this.#projection, key, row).map((value) => value ?? null)];
  }

  #movePosition(from: LogPosition | undefined, upTo: LogPosition): void {
    const { name, version } = this.#projection;
    const { changes } = this.#statements.movePosition.run(upTo, name, version, from ?? null);
    if (changes === 0) throw new PositionMoved(this.#table, from, this.#position());
  }

  #position(): LogPosition | undefined {
    const { name, version } = this.#projection;
    return this.#statements.position.get(name, version) ?? undefined;
  }

  #explained<Answer>(work: () => Answer): Answer {
    return explained(this.#file, work);
  }
}

/** What every page needs; preparing a statement costs more than running it. */
interface Statements {
  readonly row: Statement<[string], string>;
  readonly upsert: Statement<unknown[]>;
  readonly remove: Statement<[string]>;
  readonly position: Statement<[string, number], LogPosition | null>;
  readonly movePosition: Statement<[LogPosition, string, number, LogPosition | null]>;
}

const prepareStatements = (database: Database, table: string, fields: readonly string[]): Statements => ({
  row: database.prepare<[string], string>(`SELECT row FROM ${quoted(table)} WHERE key = ?`).pluck(),
  upsert: database.prepare(upsertSql(table, fields)),
  remove: database.prepare(`DELETE FROM ${quoted(table)} WHERE key = ?`),
  position: database
    .prepare<[string, number], LogPosition | null>('SELECT position FROM read_models WHERE name = ? AND version = ?')
    .pluck(),
  movePosition: database.prepare(
    'UPDATE read_models SET position = ? WHERE name = ? AND version = ? AND position IS ?',
  ),
});

const upsertSql = (table: string, fields: readonly string[]): string => {
  const columns = ['row', ...fields.map(column)];
  const updates = columns.map((name) => `${name} = excluded.${name}`);
  return `INSERT INTO ${quoted(table)} (key, ${columns.join(', ')})
    VALUES (?, ${columns.map(() => '?').join(', ')})
    ON CONFLICT (key) DO UPDATE SET ${updates.join(', ')}`;
};
