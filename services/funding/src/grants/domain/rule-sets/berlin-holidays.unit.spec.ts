import { localDate } from '@lotsenbuch/kernel';
import { getHolidays } from 'feiertagejs';
import { holidaysOf, isHoliday, isWorkingDay, workingDayFrom } from './berlin-holidays.js';

/** Single years that the other calendar does not have. */
const ONLY_HERE = ['2020-05-08', '2025-05-08', '2028-06-17'];

describe('holidays in Berlin', () => {
  test('are those that another calendar has for 2010 to 2035, and three days of single years', () => {
    const years = Array.from({ length: 26 }, (_, index) => 2010 + index);
    const here = years.flatMap((year) => holidaysOf(year).map(({ day }) => String(day)));
    const elsewhere = years.flatMap((year) => getHolidays(year, 'BE').map(({ dateString }) => dateString));
    expect(here.toSorted()).toEqual([...elsewhere, ...ONLY_HERE].toSorted());
  });

  test.each([
    ['2018-03-08', false],
    ['2019-03-08', true],
    ['2016-10-31', false],
    ['2017-10-31', true],
    ['2025-05-08', true],
    ['2026-05-08', false],
    ['2026-04-05', false],
  ])('%s: %s', (day, expected) => {
    expect(isHoliday(localDate(day))).toBe(expected);
  });

  test('and weekends are no working days; the next one may be days away', () => {
    expect(isWorkingDay(localDate('2026-04-04'))).toBe(false);
    expect(isWorkingDay(localDate('2026-04-07'))).toBe(true);
    expect(workingDayFrom(localDate('2026-04-03'))).toBe('2026-04-07');
    expect(workingDayFrom(localDate('2026-04-07'))).toBe('2026-04-07');
  });
});
