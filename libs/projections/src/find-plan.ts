import { createHash } from 'node:crypto';
import { checkField, type Interval, intervalsOf } from './condition.js';
import { CursorRefused, QueryRefused } from './errors.js';
import type { StoredValue } from './indexed-value.js';
import type { FindQuery } from './read-model-store.js';

export const MAX_FIND_LIMIT = 1_000;

/** The last row of a page: what follows it is the next page, whatever is written in between. */
export interface Keyset {
  /** Absent where the order is by key alone. */
  readonly value?: StoredValue;
  readonly key: string;
}

/** A checked query, in the terms of an engine. */
export interface FindPlan {
  readonly conditions: readonly { readonly field: string; readonly interval: Interval }[];
  /** Undefined: by key alone. */
  readonly sortBy: string | undefined;
  readonly descending: boolean;
  readonly limit: number;
  readonly after: Keyset | undefined;
  /** Names the query without its limit and cursor; a cursor carries it. */
  readonly fingerprint: string;
}

/**
 * @param readModel name and version: a cursor of another one is refused
 * @throws QueryRefused, CursorRefused
 */
export const planFind = (readModel: string, fields: readonly string[], query: FindQuery): FindPlan => {
  if (!Number.isSafeInteger(query.limit) || query.limit < 1 || query.limit > MAX_FIND_LIMIT) {
    throw new QueryRefused(`the limit must be a whole number from 1 to ${MAX_FIND_LIMIT}; it is ${query.limit}`);
  }
  const conditions = intervalsOf(fields, query.where);
  const sortBy = query.sort?.by;
  if (sortBy !== undefined) checkField(fields, sortBy);
  const descending = query.sort?.direction === 'descending';
  const question = JSON.stringify([readModel, conditions, sortBy ?? null, descending]);
  const fingerprint = createHash('sha256').update(question).digest('base64url').slice(0, 16);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, fingerprint, sortBy !== undefined);
  return { conditions, sortBy, descending, limit: query.limit, after, fingerprint };
};

/** The cursor of the page that follows this row. */
export const writeCursor = (plan: FindPlan, last: Keyset): string =>
  Buffer.from(JSON.stringify([plan.fingerprint, last.key, last.value])).toString('base64url');

const readCursor = (cursor: string, fingerprint: string, sorted: boolean): Keyset => {
  const parsed = parseCursor(cursor);
  const [query, key, value] = Array.isArray(parsed) ? parsed : [];
  const hasValue = typeof value === 'string' || typeof value === 'number';
  if (typeof query !== 'string' || typeof key !== 'string') {
    throw new CursorRefused('the cursor is not one that was given out: begin again without a cursor');
  }
  if (query !== fingerprint || hasValue !== sorted) {
    throw new CursorRefused(
      'the cursor was given out for another query: keep the filters and the order while paging, or begin again without a cursor',
    );
  }
  return hasValue ? { key, value } : { key };
};

const parseCursor = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};
