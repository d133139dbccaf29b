import type { IndexedValue } from '../projection.js';
import type { Condition, FindQuery } from '../read-model-store.js';
import type { Sample } from './sample.js';

type Entry = readonly [key: string, row: Sample];

/** What `find` promises, written down once more in the plainest way: the keys of all pages together. */
export const expectedKeys = (
  rows: ReadonlyMap<string, Sample>,
  query: Omit<FindQuery, 'limit' | 'cursor'>,
): string[] => {
  const { where = {}, sort } = query;
  const value = ([, row]: Entry, field: string) => row[field as keyof Sample] as IndexedValue | undefined;
  const found = [...rows]
    .filter((entry) => Object.entries(where).every(([field, condition]) => holds(condition, value(entry, field))))
    .filter((entry) => sort === undefined || value(entry, sort.by) !== undefined);
  const sign = sort?.direction === 'descending' ? -1 : 1;
  const byKey = (a: Entry, b: Entry) => compare(a[0], b[0]);
  const byValue = (a: Entry, b: Entry) =>
    sort === undefined ? 0 : compare(value(a, sort.by) ?? '', value(b, sort.by) ?? '');
  return found.sort((a, b) => sign * (byValue(a, b) || byKey(a, b))).map(([key]) => key);
};

const holds = (condition: Condition, value: IndexedValue | undefined): boolean => {
  if (value === undefined) return false;
  if ('equals' in condition) return compare(value, condition.equals) === 0;
  if ('prefix' in condition) return typeof value === 'string' && bytes(value).indexOf(bytes(condition.prefix)) === 0;
  const sameKind = [condition.from, condition.below].every((end) => end === undefined || isText(end) === isText(value));
  return (
    sameKind &&
    (condition.from === undefined || compare(value, condition.from) >= 0) &&
    (condition.below === undefined || compare(value, condition.below) < 0)
  );
};

const isText = (value: IndexedValue): value is string => typeof value === 'string';
const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

/** Text by its bytes, after all numbers. */
const compare = (a: IndexedValue, b: IndexedValue): number => {
  if (isText(a) && isText(b)) return Buffer.compare(bytes(a), bytes(b));
  if (isText(a) || isText(b)) return isText(a) ? 1 : -1;
  return Number(a) - Number(b);
};
