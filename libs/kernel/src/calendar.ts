/** A day of the proleptic Gregorian calendar; month and day from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_1970 = 719_162;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysOfMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);

const daysBeforeYear = (year: number): number => {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
};

/** Days since 1 January 1970; negative before. */
export const dayNumber = ({ year, month, day }: CalendarDay): number => {
  let number = daysBeforeYear(year) - DAYS_BEFORE_1970 + day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) number += daysOfMonth(year, earlier);
  return number;
};

/** Inverse of {@link dayNumber}. */
export const calendarDay = (number: number): CalendarDay => {
  const days = number + DAYS_BEFORE_1970;
  // 400 years have 146,097 days; the estimate is the right year or one beside it.
  let year = Math.floor((days * 400) / 146_097) + 1;
  while (daysBeforeYear(year) > days) year -= 1;
  while (daysBeforeYear(year + 1) <= days) year += 1;
  let day = days - daysBeforeYear(year) + 1;
  let month = 1;
  while (day > daysOfMonth(year, month)) {
    day -= daysOfMonth(year, month);
    month += 1;
  }
  return { year, month, day };
};
