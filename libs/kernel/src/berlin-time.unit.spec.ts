import fc from 'fast-check';
import { addDays, berlinDayOf, endOfBerlinDay, isLocalDate, localDate, localDateOf } from './index.js';

describe('the Berlin day of an instant', () => {
  test.each([
    ['2026-01-31T22:59:59.999Z', '2026-01-31'],
    ['2026-01-31T23:00:00.000Z', '2026-02-01'],
    ['2026-07-31T21:59:59.999Z', '2026-07-31'],
    ['2026-07-31T22:00:00.000Z', '2026-08-01'],
    ['2026-08-01T00:00:00+02:00', '2026-08-01'],
    ['2026-07-31T12:00:00-10:00', '2026-08-01'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2028-02-28T23:30:00.123456789Z', '2028-02-29'],
  ])('%s is on %s', (instant, day) => {
    expect(berlinDayOf(instant)).toBe(day);
  });

  test.each([
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-02-29T12:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60:00Z',
    '2026-06-30T23:59:60Z',
    '2026-01-31 12:00:00Z',
    '2026-01-31T12:00:00+0100',
    '1899-12-31T12:00:00Z',
    'yesterday',
  ])('%p is refused', (instant) => {
    expect(() => berlinDayOf(instant)).toThrow(RangeError);
  });
});

describe('the end of a Berlin day', () => {
  test.each([
    ['2026-01-31', '2026-01-31T23:00:00.000Z', 24],
    ['2026-07-31', '2026-07-31T22:00:00.000Z', 24],
    ['2026-03-28', '2026-03-28T23:00:00.000Z', 24],
    ['2026-03-29', '2026-03-29T22:00:00.000Z', 23],
    ['2026-10-24', '2026-10-24T22:00:00.000Z', 24],
    ['2026-10-25', '2026-10-25T23:00:00.000Z', 25],
    ['2028-02-29', '2028-02-29T23:00:00.000Z', 24],
  ])('%s ends at %s after %i hours', (day, end, hours) => {
    expect(endOfBerlinDay(localDate(day))).toBe(end);
    const start = endOfBerlinDay(addDays(localDate(day), -1));
    expect(Date.parse(end) - Date.parse(start)).toBe(hours * 3_600_000);
  });

  test('a text that is no day is refused', () => {
    const text: string = '2026-02-30';
    expect(isLocalDate(text)).toBe(false);
    expect(() => endOfBerlinDay(text as never)).toThrow(RangeError);
  });

  test('the day holds the last millisecond before its end, and the end belongs to the next day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }).map(localDateOf), (day) => {
        const end = endOfBerlinDay(day);
        expect(end).toMatch(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/);
        expect(berlinDayOf(new Date(Date.parse(end) - 1).toISOString())).toBe(day);
        expect(berlinDayOf(end)).toBe(addDays(day, 1));
      }),
    );
  });

  test('clocks change on two Sundays a year, and on no other day is a day not 24 hours long', () => {
    const changes: string[] = [];
    let start = endOfBerlinDay(localDate('2022-12-31'));
    for (let day = localDate('2023-01-01'); day < '2029-01-01'; day = addDays(day, 1)) {
      const end = endOfBerlinDay(day);
      const hours = (Date.parse(end) - Date.parse(start)) / 3_600_000;
      if (hours !== 24) changes.push(`${day} ${hours}`);
      start = end;
    }
    expect(changes).toEqual([
      '2023-03-26 23',
      '2023-10-29 25',
      '2024-03-31 23',
      '2024-10-27 25',
      '2025-03-30 23',
      '2025-10-26 25',
      '2026-03-29 23',
      '2026-10-25 25',
      '2027-03-28 23',
      '2027-10-31 25',
      '2028-03-26 23',
      '2028-10-29 25',
    ]);
  });
});
