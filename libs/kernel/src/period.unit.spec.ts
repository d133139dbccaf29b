import fc from 'fast-check';
import {
  addDays,
  daysOfPeriod,
  intersectPeriods,
  localDate,
  localDateOf,
  type Period,
  period,
  periodContains,
  periodsOverlap,
} from './index.js';

const year2026 = period(localDate('2026-01-01'), localDate('2027-01-01'));

// A small range, so that bounds meet often; around a clock change and a leap day.
const dayNumbers = fc.integer({ min: 21_230, max: 21_260 });
const periods = fc
  .tuple(dayNumbers, fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }))
  .map(([from, length]) => period(localDateOf(from), length === undefined ? undefined : localDateOf(from + length)));

describe('a period', () => {
  test('has its first day and not its end', () => {
    expect(periodContains(year2026, localDate('2026-01-01'))).toBe(true);
    expect(periodContains(year2026, localDate('2026-12-31'))).toBe(true);
    expect(periodContains(year2026, localDate('2027-01-01'))).toBe(false);
    expect(periodContains(year2026, localDate('2025-12-31'))).toBe(false);
  });

  test('without an end it has every later day, and no number of days', () => {
    const open = period(localDate('2026-01-01'));
    expect(open).toEqual({ from: '2026-01-01' });
    expect(periodContains(open, localDate('9999-12-31'))).toBe(true);
    expect(daysOfPeriod(open)).toBeUndefined();
  });

  test.each([
    ['2026-01-01', '2027-01-01', 365],
    ['2028-01-01', '2029-01-01', 366],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-03-29', '2026-03-30', 1],
    ['2026-10-25', '2026-10-26', 1],
  ])('from %s to %s are %i days, also where clocks change', (from, to, days) => {
    expect(daysOfPeriod(period(localDate(from), localDate(to)))).toBe(days);
  });

  test('is never empty', () => {
    expect(() => period(localDate('2026-01-01'), localDate('2026-01-01'))).toThrow(RangeError);
    expect(() => period(localDate('2026-01-02'), localDate('2026-01-01'))).toThrow(RangeError);
  });

  test('two that only touch do not overlap', () => {
    const next = period(localDate('2027-01-01'));
    expect(periodsOverlap(year2026, next)).toBe(false);
    expect(intersectPeriods(year2026, next)).toBeUndefined();
  });
});

describe('any two periods', () => {
  test('have in common exactly the days that both contain', () => {
    fc.assert(
      fc.property(periods, periods, (a, b) => {
        const common = intersectPeriods(a, b);
        expect(intersectPeriods(b, a)).toEqual(common);
        expect(periodsOverlap(a, b)).toBe(common !== undefined);
        for (let day = localDateOf(21_228); day < localDateOf(21_280); day = addDays(day, 1)) {
          const inBoth = periodContains(a, day) && periodContains(b, day);
          expect(common !== undefined && periodContains(common, day)).toBe(inBoth);
        }
        if (common !== undefined) expect(period(common.from, common.to)).toEqual(common);
      }),
    );
  });

  test('a period has as many days as it contains', () => {
    fc.assert(
      fc.property(periods, (a: Period) => {
        let days = 0;
        for (let day = a.from; a.to !== undefined && day < a.to; day = addDays(day, 1)) {
          days += periodContains(a, day) ? 1 : 0;
        }
        expect(daysOfPeriod(a)).toBe(a.to === undefined ? undefined : days);
      }),
    );
  });
});
