import { type CountedRecord, suspectedRepeats } from './suspected-repeats.js';

const aRecord = (recordId: string, changes: Partial<CountedRecord> = {}): CountedRecord => ({
  recordId,
  year: 2019,
  carrier: 'bildungsmarkt',
  purpose: `Lotsenprojekt DIE BRÜCKE ${recordId}`,
  amountCents: 59_162_900,
  ...changes,
});

test('same carrier and amount in one register year with another purpose: flagged with the excess', () => {
  const records = [aRecord('2018'), aRecord('2019'), aRecord('x', { amountCents: 1 })];
  expect(suspectedRepeats(records)).toEqual([
    {
      carrier: 'bildungsmarkt',
      year: 2019,
      amountCents: 59_162_900,
      records: records.slice(0, 2),
      excessCents: 59_162_900,
    },
  ]);
});

test('of three, two are too many', () => {
  const [repeat] = suspectedRepeats([aRecord('a'), aRecord('b'), aRecord('c')]);
  expect(repeat?.excessCents).toBe(2 * 59_162_900);
});

test.each<[string, Partial<CountedRecord>]>([
  ['another carrier', { carrier: 'giz' }],
  ['another year', { year: 2016 }],
  ['another amount', { amountCents: 59_162_901 }],
  ['the same purpose, written in another way', { purpose: 'lotsenprojekt „Die Brücke“ A' }],
])('%s: no repeat', (_, changes) => {
  expect(suspectedRepeats([aRecord('a'), aRecord('b', changes)])).toEqual([]);
});

test('nothing twice is no repeat', () => {
  expect(suspectedRepeats([aRecord('a', { amountCents: 0 }), aRecord('b', { amountCents: 0 })])).toEqual([]);
});
