import { addDays, addFractions, fraction, localDate, multiplyFractions } from '@lotsenbuch/kernel';
import fc from 'fast-check';
import { firstOfMonth, firstOfNextMonth, PART_OF_MONTH_RULES, partOfMonth } from './part-of-month.js';
import { roundHalfUp } from './rounding.js';

const costFrom = (from: string, rule: (typeof PART_OF_MONTH_RULES)[number]) => {
  const part = partOfMonth(localDate(from), firstOfNextMonth(localDate(from)), rule);
  return roundHalfUp(multiplyFractions(fraction(310_000), part));
};

describe('a part of a month', () => {
  test('3,100.00 a month from 15 October are 17/31 = 1,700.00 by calendar days and 1,653.33 with thirty days', () => {
    expect(costFrom('2026-10-15', 'calendarDays')).toBe(170_000);
    expect(costFrom('2026-10-15', 'thirtyDays')).toBe(165_333);
  });

  test('a whole month is one, also February and also with thirty days', () => {
    for (const month of ['2026-01-01', '2026-02-01', '2028-02-01', '2026-04-01']) {
      expect(costFrom(month, 'calendarDays')).toBe(310_000);
      expect(costFrom(month, 'thirtyDays')).toBe(310_000);
    }
  });

  test('the parts of a month add up to it, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 31 }),
        fc.constantFrom(...PART_OF_MONTH_RULES),
        (day, cut, rule) => {
          const month = firstOfMonth(addDays(localDate('2000-01-01'), day));
          const next = firstOfNextMonth(month);
          const cutAt = addDays(month, cut);
          const parts = cutAt > month && cutAt < next ? [month, cutAt, next] : [month, next];
          const sum = parts
            .slice(1)
            .map((to, index) => partOfMonth(parts[index]!, to, rule))
            .reduce(addFractions);
          expect(sum).toEqual(fraction(1));
        },
      ),
    );
  });

  test('is of one month', () => {
    expect(() => partOfMonth(localDate('2026-01-31'), localDate('2026-02-02'), 'calendarDays')).toThrow('one month');
  });
});
