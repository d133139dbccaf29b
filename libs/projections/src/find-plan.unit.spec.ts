import { planFind, writeCursor } from './find-plan.js';

const FIELDS = ['district', 'year'];
const sorted = { sort: { by: 'year', direction: 'ascending' }, limit: 10 } as const;

describe('a cursor', () => {
  test('names the row that the next page follows', () => {
    const plan = planFind('grants@1', FIELDS, sorted);
    const cursor = writeCursor(plan, { key: 'a', value: 2019 });
    expect(planFind('grants@1', FIELDS, { ...sorted, cursor }).after).toEqual({ key: 'a', value: 2019 });
  });

  test.each([
    ['without the value that a sorted query needs', sorted, { key: 'a' }],
    ['with a value that a query by key does not have', { limit: 10 }, { key: 'a', value: 2019 }],
  ])('that somebody made up %s is refused', (_, query, keyset) => {
    const cursor = writeCursor(planFind('grants@1', FIELDS, query), keyset);
    expect(() => planFind('grants@1', FIELDS, { ...query, cursor })).toThrow('given out for another query');
  });

  test('that carries something that is no value is refused', () => {
    const [fingerprint] = JSON.parse(
      Buffer.from(writeCursor(planFind('grants@1', FIELDS, sorted), { key: 'a', value: 1 }), 'base64url').toString(),
    );
    const cursor = Buffer.from(JSON.stringify([fingerprint, 'a', { $gt: 0 }])).toString('base64url');
    expect(() => planFind('grants@1', FIELDS, { ...sorted, cursor })).toThrow('given out for another query');
  });
});
