import { findAll } from './find-all.js';
import type { FindQuery, Found } from './read-model-store.js';

interface Row {
  readonly n: number;
}

const row = (n: number) => ({ key: `k${n}`, row: { n } });

test('every page is asked for with the same query, until there is no next', async () => {
  const asked: FindQuery[] = [];
  const pages: Found<Row>[] = [
    { rows: [row(1), row(2)], next: 'a' },
    { rows: [row(3)], next: 'b' },
    { rows: [row(4)] },
  ];
  const query = { where: { n: { from: 1 } }, sort: { by: 'n', direction: 'ascending' } } as const;

  const found = await findAll<Row>(
    {
      find: async (given) => {
        asked.push(given);
        return pages.shift() ?? { rows: [] };
      },
    },
    query,
  );

  expect(found).toEqual([row(1), row(2), row(3), row(4)]);
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 'a', 'b']);
  for (const { cursor: _, limit, ...rest } of asked) expect([rest, limit]).toEqual([query, 1000]);
});

test('nothing found is no rows', async () => {
  expect(await findAll<Row>({ find: async () => ({ rows: [] }) }, {})).toEqual([]);
});
