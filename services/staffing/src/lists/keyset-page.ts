import { type Page, PROBLEMS, Problem } from '@lotsenbuch/service-kit';

const SEPARATOR = '\u0000';

/**
 * One page of a list that is held in memory, ordered by a short text and an id. The cursor is where the page before
 * ended, so that what is added or removed meanwhile neither repeats nor hides an item.
 * @throws Problem 400 if the cursor is not one of ours
 */
export const keysetPage = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => readonly [order: string, id: string],
  limit: number,
  cursor: string | undefined,
): Page<Item> => {
  const after = cursor === undefined ? undefined : keyIn(cursor);
  const rest = items
    .map((item) => ({ item, key: keyOf(item).join(SEPARATOR) }))
    .filter(({ key }) => after === undefined || key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    ...(rest.length > limit && last !== undefined && { nextCursor: Buffer.from(last.key).toString('base64url') }),
  };
};

const keyIn = (cursor: string): string => {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key.includes(SEPARATOR) && Buffer.from(key).toString('base64url') === cursor) return key;
  throw new Problem(
    PROBLEMS.validation,
    'The cursor is not one that this list gave out. Begin again without a cursor.',
    { errors: [{ field: 'cursor', expected: 'nextCursor of the page before', found: cursor.slice(0, 100) }] },
  );
};
