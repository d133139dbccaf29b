import { intervalsOf } from '../condition.js';
import { type FindPlan, planFind, writeCursor } from '../find-plan.js';
import { indexValueOf, type StoredValue } from '../indexed-value.js';
import type { Projection } from '../projection.js';
import type { FindQuery, Found, ReadModelView } from '../read-model-store.js';
import { holds, orderOf } from './stored-order.js';

interface Entry<Row> {
  readonly key: string;
  readonly row: Row;
  /** By the field that the entries are sorted by; absent where they are sorted by key alone. */
  readonly value: StoredValue | undefined;
}

/** Folded rows that answer as every engine of read models does, in the same order and with the same pages. */
export class FoldedView<Row extends object> implements ReadModelView<Row> {
  readonly #projection: Projection<Row>;
  readonly #fields: readonly string[];
  /** Ascending, by sort field; sorting costs more than everything else, so that it is done once. */
  readonly #sorted = new Map<string | undefined, readonly Entry<Row>[]>();

  constructor(
    projection: Projection<Row>,
    readonly rows: ReadonlyMap<string, Row>,
  ) {
    this.#projection = projection;
    this.#fields = Object.keys(projection.indexes);
  }

  async get(key: string): Promise<Row | undefined> {
    return this.rows.get(key);
  }

  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    return new Map(
      keys.flatMap((key) => {
        const row = this.rows.get(key);
        return row === undefined ? [] : [[key, row] as const];
      }),
    );
  }

  async find(query: FindQuery): Promise<Found<Row>> {
    const { name, version } = this.#projection;
    const plan = planFind(`${name}@${version}`, this.#fields, query);
    const found: Entry<Row>[] = [];
    for (const entry of this.#inOrder(plan)) {
      if (!this.#follows(entry, plan) || !this.#matches(entry.key, entry.row, plan.conditions)) continue;
      found.push(entry);
      if (found.length > plan.limit) break;
    }
    const page = found.slice(0, plan.limit);
    const rows = page.map(({ key, row }) => ({ key, row }));
    const last = page.at(-1);
    if (last === undefined || found.length === page.length) return { rows };
    const { key, value } = last;
    return { rows, next: writeCursor(plan, value === undefined ? { key } : { key, value }) };
  }

  async count(where?: FindQuery['where']): Promise<number> {
    const conditions = intervalsOf(this.#fields, where);
    let count = 0;
    for (const [key, row] of this.rows) if (this.#matches(key, row, conditions)) count += 1;
    return count;
  }

  #inOrder({ sortBy, descending }: FindPlan): Iterable<Entry<Row>> {
    let sorted = this.#sorted.get(sortBy);
    if (sorted === undefined) {
      sorted = this.#sort(sortBy);
      this.#sorted.set(sortBy, sorted);
    }
    return descending ? sorted.toReversed() : sorted;
  }

  #sort(sortBy: string | undefined): readonly Entry<Row>[] {
    const entries = [...this.rows].map(([key, row]) => ({
      key,
      row,
      value: sortBy === undefined ? undefined : indexValueOf(this.#projection, key, row, sortBy),
    }));
    const sortable = sortBy === undefined ? entries : entries.filter(({ value }) => value !== undefined);
    return sortable.sort(compareEntries);
  }

  #follows(entry: Entry<Row>, { after, descending }: FindPlan): boolean {
    if (after === undefined) return true;
    const order = compareEntries(entry, { key: after.key, value: after.value });
    return descending ? order < 0 : order > 0;
  }

  #matches(key: string, row: Row, conditions: FindPlan['conditions']): boolean {
    return conditions.every(({ field, interval }) => holds(interval, indexValueOf(this.#projection, key, row, field)));
  }
}

const compareEntries = (
  a: { readonly key: string; readonly value: StoredValue | undefined },
  b: { readonly key: string; readonly value: StoredValue | undefined },
): number => (a.value === undefined || b.value === undefined ? 0 : orderOf(a.value, b.value)) || orderOf(a.key, b.key);
