import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CursorRefused } from '../errors.js';
import type { FindQuery, ReadModel, ReadModelStore } from '../read-model-store.js';
import { expectedKeys } from './oracle.js';
import {
  type EngineUnderTest,
  keysOf,
  openSamples,
  put,
  remove,
  type Sample,
  sampleProjection,
  TEXTS,
  write,
} from './sample.js';

/** The keys of all pages together; `between` runs after each page, counted from 1. */
const walk = async (
  readModel: ReadModel<Sample>,
  query: Omit<FindQuery, 'limit'>,
  limit: number,
  between = async (_page: number) => {},
): Promise<string[]> => {
  const keys: string[] = [];
  let cursor: string | undefined;
  let page = 0;
  do {
    const found = await readModel.find({ ...query, limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(found.rows.length).toBeLessThanOrEqual(limit);
    keys.push(...keysOf(found));
    cursor = found.next;
    page += 1;
    await between(page);
  } while (cursor !== undefined);
  return keys;
};

export const describePaging = (create: () => Promise<EngineUnderTest>): void => {
  let engine: EngineUnderTest;
  let store: ReadModelStore;
  let samples: ReadModel<Sample>;

  beforeEach(async () => {
    engine = await create();
    store = await engine.open();
    samples = await openSamples(store);
  });

  afterEach(async () => {
    await store.close();
    await engine.remove();
  });

  const find = async (query: Partial<FindQuery>) => keysOf(await samples.find({ limit: 1_000, ...query }));
  /** Where the second row follows. */
  const cursorOf = async (query: Omit<FindQuery, 'limit'>): Promise<string> => {
    const { next } = await samples.find({ ...query, limit: 1 });
    if (next === undefined) throw new Error('the query has no second row');
    return next;
  };

  describe('cursors', () => {
    test.each([1, 2, 3, 4, 5, 1_000])('pages of %d put together are the whole answer', async (limit) => {
      await write(samples, ...['a', 'b', 'c', 'd'].map((key, index) => put(key, { number: index % 2 })));
      expect(await walk(samples, {}, limit)).toEqual(['a', 'b', 'c', 'd']);
      expect(await walk(samples, { sort: { by: 'number', direction: 'descending' } }, limit)).toEqual([
        'd',
        'b',
        'c',
        'a',
      ]);
    });

    test('the last page has no next, also when it is full; an empty answer has none', async () => {
      await write(samples, put('a'), put('b'));
      expect(await samples.find({ limit: 2 })).not.toHaveProperty('next');
      expect(await samples.find({ limit: 1 })).toHaveProperty('next', expect.any(String));
      expect(await samples.find({ where: { text: { equals: 'x' } }, limit: 1 })).toEqual({ rows: [] });
    });

    test('while rows come and go, every row that stays is seen once', async () => {
      const number = (key: string) => key.charCodeAt(0);
      await write(samples, ...['b', 'd', 'f', 'h', 'j'].map((key) => put(key, { number: number(key) })));
      const keys = await walk(samples, { sort: { by: 'number', direction: 'ascending' } }, 2, async (page) => {
        // Behind the page, on its last row, and ahead of it.
        if (page === 1)
          await write(samples, put('a', { number: number('a') }), remove('d'), put('g', { number: number('g') }));
        if (page === 2) await write(samples, remove('h'));
      });
      expect(keys).toEqual(['b', 'd', 'f', 'g', 'j']);
    });

    test('the limit may change from page to page', async () => {
      await write(samples, put('a'), put('b'), put('c'));
      const cursor = await cursorOf({});
      expect(await find({ cursor, limit: 1_000 })).toEqual(['b', 'c']);
    });

    test('a cursor of another query, order or version is refused', async () => {
      await write(samples, put('a', { number: 1, text: 'x' }), put('b', { number: 2, text: 'x' }));
      const where = { text: { equals: 'x' } };
      const sort = { by: 'number', direction: 'ascending' } as const;
      const cursor = await cursorOf({ where, sort });
      const second = await openSamples(store, sampleProjection('samples', 2));

      expect(await find({ where, sort, cursor })).toEqual(['b']);
      for (const query of [
        { sort },
        { where },
        { where, sort: { ...sort, by: 'text' } },
        { where, sort: { ...sort, direction: 'descending' } as const },
        { where: { text: { equals: 'y' } }, sort },
        { where: { text: { prefix: 'x' } }, sort },
        { where: { ...where, number: { from: 1 } }, sort },
      ]) {
        await expect(samples.find({ ...query, limit: 1, cursor })).rejects.toThrow(CursorRefused);
      }
      await expect(second.find({ where, sort, limit: 1, cursor })).rejects.toThrow(CursorRefused);
    });

    test('the order in which conditions are written does not make another query', async () => {
      await write(samples, put('a', { number: 1, text: 'x' }), put('b', { number: 2, text: 'x' }));
      const [text, number] = [{ equals: 'x' }, { from: 1 }];
      const cursor = await cursorOf({ where: { text, number } });
      expect(await find({ where: { number, text }, cursor })).toEqual(['b']);
    });

    test.each(['', 'x', 'bnVsbA', 'W10', 'e30', '!!!'])('the made-up cursor %j is refused', async (cursor) => {
      await expect(samples.find({ limit: 1, cursor })).rejects.toThrow(CursorRefused);
    });

    test('a cursor can stand in a URL as it is', async () => {
      await write(samples, put('ä?&=/😀'), put('ö'));
      expect((await samples.find({ limit: 1 })).next).toMatch(/^[A-Za-z0-9_-]+$/);
    });
  });

  test('whatever is stored and asked, the answer is the plain one, page by page', async () => {
    const text = fc.oneof(
      fc.constantFrom(...TEXTS),
      fc.string({ unit: 'binary', maxLength: 4 }).filter((value) => !/\p{Surrogate}/u.test(value)),
    );
    const value = fc.oneof({ weight: 3, arbitrary: text }, fc.integer({ min: -3, max: 3 }), fc.boolean());
    const row = fc.record(
      { text: value, number: fc.integer({ min: 0, max: 3 }), truth: fc.boolean() },
      { requiredKeys: [] },
    );
    const range = fc.oneof(
      fc.record({ from: text, below: text }, { requiredKeys: [] }),
      fc.record(
        { from: fc.integer({ min: -3, max: 3 }), below: fc.integer({ min: -3, max: 3 }) },
        { requiredKeys: [] },
      ),
    );
    const condition = fc.oneof(
      value.map((equals) => ({ equals })),
      text.map((prefix) => ({ prefix })),
      range.filter((ends) => 'from' in ends || 'below' in ends),
    );
    const field = fc.constantFrom('text', 'number', 'truth');
    const query = fc.record(
      {
        where: fc.dictionary(field, condition, { maxKeys: 2, noNullPrototype: true }),
        sort: fc.record({ by: field, direction: fc.constantFrom('ascending' as const, 'descending' as const) }),
      },
      { requiredKeys: [] },
    );
    let version = 1;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(text, row), { selector: ([key]) => key, maxLength: 20 }),
        fc.array(query, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        async (entries, queries, limit) => {
          version += 1;
          const readModel = await openSamples(store, sampleProjection('samples', version));
          await write(readModel, ...entries.map(([key, value]) => put(key, value)));
          for (const asked of queries) {
            const keys = await walk(readModel, asked, limit);
            expect(keys).toEqual(expectedKeys(new Map(entries), asked));
            const counted = expectedKeys(new Map(entries), { where: asked.where ?? {} });
            expect(await readModel.count(asked.where)).toBe(counted.length);
          }
          await store.dropOlderVersions('samples', version + 1);
        },
      ),
      { numRuns: 150 },
    );
  });
};
