import { commonDays, daysText, within, without } from './days.js';

const days = (from: string, to?: string) => ({ from, ...(to !== undefined && { to }) });

describe('days', () => {
  test('have in common what both have', () => {
    expect(commonDays(days('2026-01-01'), days('2025-01-01', '2026-03-01'))).toEqual(days('2026-01-01', '2026-03-01'));
    expect(commonDays(days('2026-01-01'), days('2026-02-01'))).toEqual(days('2026-02-01'));
    expect(commonDays(days('2026-01-01', '2026-02-01'), days('2026-02-01'))).toBeUndefined();
  });

  test('are within others when none of them is outside', () => {
    expect(within(days('2026-01-01', '2027-01-01'), days('2026-01-01', '2027-01-01'))).toBe(true);
    expect(within(days('2026-01-01'), days('2026-01-01', '2027-01-01'))).toBe(false);
    expect(within(days('2025-12-31', '2026-06-01'), days('2026-01-01'))).toBe(false);
  });

  test('without others leave the parts before, between and after', () => {
    const absences = [days('2026-02-01', '2026-03-01'), days('2026-05-01', '2026-06-01')];
    expect(without(days('2026-01-01'), absences)).toEqual([
      days('2026-01-01', '2026-02-01'),
      days('2026-03-01', '2026-05-01'),
      days('2026-06-01'),
    ]);
    expect(without(days('2026-02-01', '2026-03-01'), absences)).toEqual([]);
    expect(without(days('2026-01-01'), [days('2025-01-01')])).toEqual([]);
    expect(without(days('2026-01-01', '2026-01-01'), [])).toEqual([]);
  });

  test('are said with the first day that is not among them', () => {
    expect(daysText(days('2026-01-01', '2027-01-01'))).toBe('from 2026-01-01 to before 2027-01-01');
  });
});
