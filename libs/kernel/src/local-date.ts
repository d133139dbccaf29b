import { type CalendarDay, calendarDay, dayNumber, daysOfMonth } from './calendar.js';

/**
 * A calendar day in Berlin, `YYYY-MM-DD`, from 1900-01-01 to 9999-12-31 (an earlier one is a typing error). Days order
 * as strings, so `<` compares them.
 */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 9999;
const FIRST_DAY = dayNumber({ year: FIRST_YEAR, month: 1, day: 1 });
const LAST_DAY = dayNumber({ year: LAST_YEAR, month: 12, day: 31 });

const parse = (text: string): CalendarDay | undefined => {
  const [, year, month, day] = LOCAL_DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const exists = year >= FIRST_YEAR && day >= 1 && day <= daysOfMonth(year, month);
  return exists ? { year, month, day } : undefined;
};

const partsOf = (text: string): CalendarDay => {
  const parts = parse(text);
  if (parts === undefined) {
    throw new RangeError(`"${text}" is no day: expected YYYY-MM-DD from ${FIRST_YEAR}-01-01 to ${LAST_YEAR}-12-31`);
  }
  return parts;
};

export const isLocalDate = (text: string): text is LocalDate => parse(text) !== undefined;

/** @throws RangeError if there is no such day */
export const localDate = (text: string): LocalDate => localDateOf(dayNumber(partsOf(text)));

/** Days since 1 January 1970. */
export const dayNumberOf = (date: LocalDate): number => dayNumber(partsOf(date));

/** Inverse of {@link dayNumberOf}. @throws RangeError outside the range of {@link LocalDate} */
export const localDateOf = (number: number): LocalDate => {
  if (!Number.isInteger(number) || number < FIRST_DAY || number > LAST_DAY) {
    throw new RangeError(`there is no day ${number}: expected a whole number from ${FIRST_DAY} to ${LAST_DAY}`);
  }
  const { year, month, day } = calendarDay(number);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as LocalDate;
};

/** The day so many days later, or earlier if negative. @throws RangeError outside the range of {@link LocalDate} */
export const addDays = (date: LocalDate, days: number): LocalDate => localDateOf(dayNumberOf(date) + days);

/**
 * The same day of the month so many months later, or earlier if negative; where that month is too short, its last day
 * (as § 188 (3) BGB ends a term). So it is not reversible: 31 January plus one month minus one month is 28 January.
 * @throws RangeError outside the range of {@link LocalDate}, or if `months` is no whole number
 */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  if (!Number.isInteger(months)) throw new RangeError(`cannot add ${months} months: expected a whole number`);
  const { year, month, day } = partsOf(date);
  const monthNumber = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(monthNumber / 12), month: (((monthNumber % 12) + 12) % 12) + 1 };
  return localDateOf(dayNumber({ ...target, day: Math.min(day, daysOfMonth(target.year, target.month)) }));
};

/** Days from one day to the other: 0 for the same day, negative if `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumberOf(to) - dayNumberOf(from);

/** Below 0, 0 or above 0, as `a` is before, equal to or after `b`; fits `Array.prototype.sort`. */
export const compareLocalDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);
