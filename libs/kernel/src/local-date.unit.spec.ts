import fc from 'fast-check';
import {
  addDays,
  addMonths,
  compareLocalDates,
  dayNumberOf,
  daysBetween,
  isLocalDate,
  type LocalDate,
  localDate,
  localDateOf,
} from './index.js';

const FIRST = -25_567;
const LAST = 2_932_896;
const days = fc.integer({ min: FIRST, max: LAST }).map(localDateOf);

describe('LocalDate', () => {
  test.each(['2026-01-01', '2028-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDate(text)).toBe(text);
  });

  test.each([
    '2027-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-01',
    '2026-13-01',
    '2026-1-1',
    '26-01-01',
    '1899-12-31',
    '2026-01-01T00:00:00Z',
    '',
  ])('%p is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(RangeError);
  });

  test('days are counted as the platform counts them, over the whole range', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (number) => {
        const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(localDateOf(number)).toBe(text);
        expect(dayNumberOf(localDate(text))).toBe(number);
      }),
    );
    expect([localDateOf(FIRST), localDateOf(LAST)]).toEqual(['1900-01-01', '9999-12-31']);
  });

  test('arithmetic that leaves the range is refused', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(localDate('1900-01-01'), -1)).toThrow(RangeError);
    expect(() => addMonths(localDate('9999-12-01'), 1)).toThrow(RangeError);
    expect(() => addDays(localDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(localDate('2026-01-01'), 1e300)).toThrow(RangeError);
    expect(() => addMonths(localDate('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addMonths(localDate('2026-01-01'), Number.NaN)).toThrow(RangeError);
  });

  test('so many days later and back again is the same day', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(from, to) + daysBetween(to, from)).toBe(0);
        expect(Math.sign(daysBetween(to, from))).toBe(compareLocalDates(from, to));
      }),
    );
  });
});

describe('months later', () => {
  test.each([
    ['2026-12-31', 2, '2027-02-28', 'two months of use from 31 December end in February'],
    ['2028-02-29', 12, '2029-02-28', 'a year from a leap day'],
    ['2027-03-10', 12, '2028-03-10', 'a year of full knowledge'],
    ['2027-12-31', 2, '2028-02-29', 'February of a leap year'],
    ['2026-03-31', -1, '2026-02-28', 'backwards'],
    ['2026-01-15', -13, '2024-12-15', 'backwards over two years'],
    ['2026-05-31', 1, '2026-06-30', 'a month of 30 days'],
    ['2026-05-30', 0, '2026-05-30', 'none'],
  ])('%s plus %i months is %s (%s)', (from, months, expected) => {
    expect(addMonths(localDate(from), months)).toBe(expected);
  });

  test('the day of the month stays, or it is the last of a shorter month', () => {
    const nearby = fc.integer({ min: 0, max: 100_000 }).map(localDateOf);
    fc.assert(
      fc.property(nearby, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        const monthOf = (date: LocalDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(monthOf(to) - monthOf(from)).toBe(months);
        const isLastOfMonth = addDays(to, 1).endsWith('-01');
        expect(to.slice(8) === from.slice(8) || (isLastOfMonth && to.slice(8) < from.slice(8))).toBe(true);
      }),
    );
  });
});
