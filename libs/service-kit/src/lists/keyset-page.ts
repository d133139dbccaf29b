import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import type { Page } from './page.js';

const separator = '\u0000';

/** A cursor stays short whatever stands in a register; texts that begin alike for so long are ordered by their id. */
const MAX_ORDER_LENGTH = 200;

/**
 * One page of a list that is held in memory and ordered by a text key and an id. The cursor is where the page before
 * ended, so that what is added or removed meanwhile neither repeats nor hides an item.
 * @throws Problem 400 if the cursor is not one of ours
 */
export const keysetPage = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => { readonly order: string; readonly id: string },
  limit: number,
  cursor: string | undefined,
): Page<Item> => {
  const textKey = (item: Item): string => {
    const { order, id } = keyOf(item);
    return `${order.slice(0, MAX_ORDER_LENGTH).toWellFormed()}${separator}${id}`;
  };
  const sorted = items
    .map((item) => ({ item, key: textKey(item) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const after = cursor === undefined ? undefined : decoded(cursor);
  const rest = after === undefined ? sorted : sorted.filter(({ key }) => key > after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    ...(rest.length > limit && last !== undefined && { nextCursor: Buffer.from(last.key).toString('base64url') }),
  };
};

const decoded = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.includes(separator) && Buffer.from(text).toString('base64url') === cursor) return text;
  const expected = { expected: 'nextCursor of the page before', german: 'nextCursor der Seite davor' };
  throw refusal(
    PROBLEMS.validation,
    {
      en: 'The cursor is not one that this list gave out. Begin again without a cursor.',
      de: 'Diese Stelle der Liste gibt es nicht. Beginnen Sie die Liste von vorn.',
    },
    { errors: [{ field: 'cursor', ...expected, found: cursor.slice(0, 100) }] },
  );
};
