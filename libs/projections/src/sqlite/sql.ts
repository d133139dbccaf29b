import type { Interval } from '../condition.js';
import type { FindPlan } from '../find-plan.js';

export interface Sql {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Names come from checked projections; quotation marks keep the `@` and the hyphen of a table name. */
export const quoted = (name: string): string => `"${name}"`;

/** Prefixed, so that a field may be called like a column of the table itself. */
export const column = (field: string): string => quoted(`by_${field}`);

export const whereSql = (conditions: FindPlan['conditions']): Sql => joined(conditions.flatMap(compared));

/** One row more than the limit, so that the last page is known for what it is. */
export const findSql = (table: string, plan: FindPlan): Sql => {
  const sort = plan.sortBy === undefined ? undefined : column(plan.sortBy);
  const order = plan.descending ? 'DESC' : 'ASC';
  const terms = plan.conditions.flatMap(compared);
  if (sort !== undefined) terms.push({ sql: `${sort} IS NOT NULL`, values: [] });
  terms.push(...follows(plan, sort));
  const { sql, values } = joined(terms);
  return {
    sql: `SELECT key, row${sort === undefined ? '' : `, ${sort} AS sortValue`} FROM ${quoted(table)} ${sql}
      ORDER BY ${sort === undefined ? '' : `${sort} ${order}, `}key ${order} LIMIT ?`,
    values: [...values, plan.limit + 1],
  };
};

const compared = ({ field, interval }: { field: string; interval: Interval }): readonly Sql[] => {
  const name = column(field);
  if ('equals' in interval) return [{ sql: `${name} = ?`, values: [interval.equals] }];
  const terms: Sql[] = [];
  if (interval.from !== undefined) terms.push({ sql: `${name} >= ?`, values: [interval.from] });
  if (interval.below !== undefined) terms.push({ sql: `${name} < ?`, values: [interval.below] });
  return terms;
};

const follows = ({ after, descending }: FindPlan, sort: string | undefined): readonly Sql[] => {
  if (after === undefined) return [];
  const beyond = descending ? '<' : '>';
  return sort === undefined
    ? [{ sql: `key ${beyond} ?`, values: [after.key] }]
    : [{ sql: `(${sort}, key) ${beyond} (?, ?)`, values: [after.value, after.key] }];
};

const joined = (terms: readonly Sql[]): Sql => ({
  sql: terms.length === 0 ? '' : `WHERE ${terms.map(({ sql }) => sql).join(' AND ')}`,
  values: terms.flatMap(({ values }) => values),
});
