import fc from 'fast-check';
import { openSamples, put, type Sample, sampleProjection, TEXTS, write } from '../conformance/sample.js';
import type { Condition, FindQuery, ReadModelView } from '../read-model-store.js';
import { openSqliteReadModelStore } from '../sqlite/sqlite-read-model-store.js';
import { FoldedView } from './folded-view.js';

const text = fc.constantFrom(...TEXTS);
const number = fc.constantFrom(-1, 0, 1, 7, Number.MAX_SAFE_INTEGER);
const value = fc.oneof(text, number, fc.boolean());
const sample: fc.Arbitrary<Sample> = fc.record({ text: value, number, truth: fc.boolean() }, { requiredKeys: [] });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ equals: value }),
  fc.record({ prefix: text }),
  fc.oneof(
    fc.record({ from: text, below: text }),
    fc.record({ from: number, below: number }),
    fc.record({ from: value }),
    fc.record({ below: value }),
  ),
);
const query: fc.Arbitrary<FindQuery> = fc.record(
  {
    where: fc.dictionary(fc.constantFrom('text', 'number', 'truth'), condition, { maxKeys: 2 }),
    sort: fc.record({
      by: fc.constantFrom('text', 'number'),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    }),
    limit: fc.integer({ min: 1, max: 6 }),
  },
  { requiredKeys: ['limit'] },
);

const allPages = async (view: ReadModelView<Sample>, asked: FindQuery) => {
  const pages = [await view.find(asked)];
  for (let next = pages[0]?.next; next !== undefined; next = pages.at(-1)?.next) {
    pages.push(await view.find({ ...asked, cursor: next }));
  }
  return pages;
};

test('folded rows answer every question as an engine does: same rows, same order, same cursors', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, sample, { maxKeys: 12 }), query, async (samples, asked) => {
      const store = openSqliteReadModelStore({ file: ':memory:' });
      const live = await openSamples(store);
      const rows = new Map(Object.entries(samples));
      await write(live, ...[...rows].map(([key, row]) => put(key, row)));
      const folded = new FoldedView(sampleProjection(), rows);

      expect(await allPages(folded, asked)).toEqual(await allPages(live, asked));
      expect(await folded.count(asked.where)).toBe(await live.count(asked.where));
      expect(await folded.getMany(['', 'ab', 'nobody'])).toEqual(await live.getMany(['', 'ab', 'nobody']));
      expect(await folded.get('ab')).toEqual(await live.get('ab'));
      await store.close();
    }),
    { numRuns: 200 },
  );
});

test('what an engine refuses is refused here in the same words', async () => {
  const folded = new FoldedView(sampleProjection(), new Map());
  await expect(folded.find({ limit: 0 })).rejects.toThrow('the limit must be a whole number from 1 to 1000');
  await expect(folded.count({ colour: { equals: 1 } })).rejects.toThrow('"colour" cannot be asked for');
});
