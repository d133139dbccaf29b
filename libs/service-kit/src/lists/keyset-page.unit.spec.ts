import fc from 'fast-check';
import { keysetPage } from './keyset-page.js';

interface Item {
  readonly order: string;
  readonly id: string;
}
const keyOf = (item: Item) => item;

const readAll = (items: readonly Item[], limit: number): Item[] => {
  const seen: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = keysetPage(items, keyOf, limit, cursor);
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined && seen.length <= items.length);
  return seen;
};

const aList = fc.uniqueArray(
  fc.record({ order: fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constant('ä')), id: fc.uuid() }),
  { selector: ({ id }) => id, maxLength: 30 },
);

describe('a list in pages', () => {
  test('has every item once, in the same order for every page size', () => {
    fc.assert(
      fc.property(aList, fc.integer({ min: 1, max: 40 }), (items, limit) => {
        const all = keysetPage(items, keyOf, 1000, undefined).items;
        expect(new Set(all)).toEqual(new Set(items));
        expect(readAll(items, limit)).toEqual(all);
      }),
    );
  });

  test('does not depend on the order in which the items come', () => {
    fc.assert(fc.property(aList, (items) => expect(readAll(items.toReversed(), 3)).toEqual(readAll(items, 3))));
  });

  test('has no cursor on the last page, also if it is full', () => {
    const items = ['a', 'b'].map((order) => ({ order, id: order }));
    expect(keysetPage(items, keyOf, 2, undefined)).toEqual({ items });
    expect(keysetPage([], keyOf, 2, undefined)).toEqual({ items: [] });
  });

  test('has a cursor that fits into an address, however long the text that orders it', () => {
    const items = [1, 2, 3].map((id) => ({ order: `${'x'.repeat(199)}😀`.repeat(50), id: String(id) }));
    expect(keysetPage(items, keyOf, 1, undefined).nextCursor?.length).toBeLessThan(1000);
    expect(readAll(items, 1)).toEqual(items);
  });

  test.each(['', 'x', 'AA==', Buffer.from('no separator').toString('base64url')])(
    'refuses the cursor "%s"',
    (cursor) => {
      expect(() => keysetPage([], keyOf, 1, cursor)).toThrow('Begin again without a cursor.');
    },
  );
});
