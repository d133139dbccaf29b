import type { EventFilter } from '../event-store.js';

export interface Condition {
  /** To be appended to a WHERE clause; empty if everything matches. */
  readonly sql: string;
  readonly values: readonly string[];
}

// Stream names are ASCII without control characters, so every name with a prefix sorts below prefix + DEL.
const AFTER_ALL_NAMES = '\u007f';

/** The filter as SQL; an empty list matches nothing. */
export const filterCondition = ({ streamPrefixes, types }: EventFilter): Condition => {
  const values: string[] = [];
  let sql = '';
  if (streamPrefixes !== undefined) {
    const ranges = streamPrefixes.map((prefix) => {
      values.push(prefix, prefix + AFTER_ALL_NAMES);
      return '(stream >= ? AND stream < ?)';
    });
    sql += ` AND (${ranges.join(' OR ') || 'FALSE'})`;
  }
  if (types !== undefined) {
    values.push(...types);
    sql += ` AND type IN (${types.map(() => '?').join(', ')})`;
  }
  return { sql, values };
};
