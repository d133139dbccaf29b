import { addDays, localDate } from '@lotsenbuch/kernel';
import type { FundingPeriod } from '../events.js';
import type { Rate } from '../financing-plan.js';

/** The budget years (calendar years) that a period touches, ascending; its end is not part of it. */
export const budgetYearsOf = ({ from, to }: FundingPeriod): readonly number[] => {
  const first = Number(from.slice(0, 4));
  const last = Number(addDays(localDate(to), -1).slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

export const sumOfRates = (rates: readonly Rate[]): number =>
  rates.reduce((sum, { amountCents }) => sum + amountCents, 0);

/**
 * What a decision charges to each budget year in addition to what was approved before; negative where money flows back.
 * Every year of either side, ascending, also where nothing changes.
 */
export const differencePerYear = (before: readonly Rate[], after: readonly Rate[]): readonly Rate[] => {
  const years = [...new Set([...before, ...after].map(({ year }) => year))].sort((a, b) => a - b);
  const of = (rates: readonly Rate[], wanted: number) => sumOfRates(rates.filter(({ year }) => year === wanted));
  return years.map((year) => ({ year, amountCents: of(after, year) - of(before, year) }));
};
