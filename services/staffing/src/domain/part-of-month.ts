import { addMonths, daysBetween, type Fraction, fraction, type LocalDate, localDate } from '@lotsenbuch/kernel';

/**
 * How a part of a month counts: by its calendar days, or with thirty days in every month (the 31st counts for nothing,
 * and February's last day for what is missing to thirty). The rule set of a grant says which.
 */
export const PART_OF_MONTH_RULES = ['calendarDays', 'thirtyDays'] as const;
export type PartOfMonthRule = (typeof PART_OF_MONTH_RULES)[number];

export const firstOfMonth = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 7)}-01`);

export const firstOfNextMonth = (day: LocalDate): LocalDate => addMonths(firstOfMonth(day), 1);

const THIRTY = 30;

/** Place of a day among thirty, from 0; the first of the next month is at 30. */
const thirtieth = (day: LocalDate, month: LocalDate): number =>
  day >= firstOfNextMonth(month) ? THIRTY : Math.min(daysBetween(month, day), THIRTY);

/**
 * The part that the days from `from` up to but not including `to` are of their month.
 * @throws RangeError if they are not all in one month
 */
export const partOfMonth = (from: LocalDate, to: LocalDate, rule: PartOfMonthRule): Fraction => {
  const month = firstOfMonth(from);
  const next = firstOfNextMonth(from);
  if (to > next || to < from) throw new RangeError(`${from} to ${to} are not days of one month`);
  return rule === 'calendarDays'
    ? fraction(daysBetween(from, to), daysBetween(month, next))
    : fraction(thirtieth(to, month) - thirtieth(from, month), THIRTY);
};
