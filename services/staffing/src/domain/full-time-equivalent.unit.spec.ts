import { costAtHours, fullTimeEquivalent } from './full-time-equivalent.js';
import { exactly, roundHalfUp, twoDecimals } from './rounding.js';
import { formatWeeklyHours, parseWeeklyHours } from './weekly-hours.js';

describe('full-time equivalents', () => {
  test('3,500.00 at 35 of 39.4 hours are 3,109.14, not the 3,115.00 that a rounded 0.89 would give', () => {
    expect(costAtHours(350_000, 3_500, 3_940)).toBe(310_914);
  });

  test('are exact, and rounded only to be shown', () => {
    expect(exactly(fullTimeEquivalent(3_500, 3_940))).toBe('175/197');
    expect(twoDecimals(fullTimeEquivalent(3_500, 3_940))).toBe('0.89');
    expect(twoDecimals(fullTimeEquivalent(3_000, 3_940))).toBe('0.76');
    expect(twoDecimals({ numerator: -1n, denominator: 8n })).toBe('-0.12');
  });

  test('round a half up', () => {
    expect(roundHalfUp({ numerator: 5n, denominator: 2n })).toBe(3);
    expect(roundHalfUp({ numerator: -5n, denominator: 2n })).toBe(-2);
    expect(roundHalfUp({ numerator: 249n, denominator: 100n })).toBe(2);
  });
});

describe('weekly hours', () => {
  test.each([
    ['39.4', 3_940],
    ['39.40', 3_940],
    ['29.25', 2_925],
    ['9.75', 975],
    ['35', 3_500],
    ['60.00', 6_000],
  ])('%s h are %i hundredths', (text, hours) => {
    expect(parseWeeklyHours(text)).toBe(hours);
    expect(parseWeeklyHours(formatWeeklyHours(hours))).toBe(hours);
  });

  test.each(['0', '0.00', '60.01', '39.405', '39,4', '-1', '100', '', ' 35', '3e1'])('"%s" are none', (text) => {
    expect(parseWeeklyHours(text)).toBeUndefined();
  });
});
