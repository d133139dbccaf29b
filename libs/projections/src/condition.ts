import { QueryRefused } from './errors.js';
import { indexFault, type StoredValue, storedValue } from './indexed-value.js';
import type { IndexedValue } from './projection.js';
import type { Condition, FindQuery } from './read-model-store.js';

/** A condition as every engine can ask it: one value, or a half-open interval of stored values. */
export type Interval =
  | { readonly equals: StoredValue }
  | { readonly from?: StoredValue | undefined; readonly below?: StoredValue | undefined };

/** The least text: everything below it is a number. */
const LEAST_TEXT = '';

/**
 * The conditions of a query in the order of their fields.
 * @throws QueryRefused an undeclared field, or a condition that no value can be compared with
 */
export const intervalsOf = (
  fields: readonly string[],
  where: FindQuery['where'] = {},
): readonly { readonly field: string; readonly interval: Interval }[] =>
  Object.entries(where)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, condition]) => {
      checkField(fields, field);
      return { field, interval: intervalOf(field, condition) };
    });

/** @throws QueryRefused the field is not declared */
export const checkField = (fields: readonly string[], field: string): void => {
  if (!fields.includes(field)) {
    throw new QueryRefused(
      `${JSON.stringify(field)} cannot be asked for; declared are: ${fields.join(', ') || 'none'}`,
    );
  }
};

const intervalOf = (field: string, condition: Condition): Interval => {
  if ('equals' in condition) return { equals: comparable(field, condition.equals) };
  if ('prefix' in condition) {
    const prefix = comparable(field, condition.prefix);
    if (typeof prefix !== 'string') throw new QueryRefused(`${field}: a prefix is text, not ${prefix}`);
    return { from: prefix, below: afterPrefix(prefix) };
  }
  const from = condition.from === undefined ? undefined : comparable(field, condition.from);
  const below = condition.below === undefined ? undefined : comparable(field, condition.below);
  if (from === undefined && below === undefined) {
    throw new QueryRefused(`${field}: a condition is equals, prefix, from or below; it is none of them`);
  }
  if (from !== undefined && below !== undefined && typeof from !== typeof below) {
    throw new QueryRefused(`${field}: a range is between two texts or two numbers, not from ${from} to below ${below}`);
  }
  // An open end stays among values of its own kind: numbers sort before text.
  return {
    from: from ?? (typeof below === 'string' ? LEAST_TEXT : undefined),
    below: below ?? (typeof from === 'number' ? LEAST_TEXT : undefined),
  };
};

const comparable = (field: string, value: IndexedValue): StoredValue => {
  const fault = indexFault(value);
  if (fault !== undefined) throw new QueryRefused(`${field}: ${fault}`);
  return storedValue(value);
};

const LAST_CODE_POINT = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** The least text above everything that begins with `prefix`; undefined if there is none. UTF-8 orders by code point. */
const afterPrefix = (prefix: string): string | undefined => {
  const codePoints = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (codePoints.at(-1) === LAST_CODE_POINT) codePoints.pop();
  const last = codePoints.pop();
  if (last === undefined) return undefined;
  const next = last + 1 === FIRST_SURROGATE ? AFTER_SURROGATES : last + 1;
  return String.fromCodePoint(...codePoints, next);
};
