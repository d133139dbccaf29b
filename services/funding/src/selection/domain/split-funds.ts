import {
  addDays,
  addFractions,
  addMonths,
  cents,
  daysBetween,
  type Fraction,
  fraction,
  type LocalDate,
  localDate,
  shareMoney,
} from '@lotsenbuch/kernel';
import type { FundingPeriod } from '../../grants/domain/events.js';

/** `months`: every month counts the same, a part of one by its days; `days`: every day counts the same. */
export const SPLIT_METHODS = ['months', 'days'] as const;
export type SplitMethod = (typeof SPLIT_METHODS)[number];

export interface SplitOfFunds {
  readonly method: SplitMethod;
  /** What the money was for. */
  readonly period: FundingPeriod;
  readonly totalCents: number;
  /** For the days before the change. */
  readonly formerCents: number;
  /** From the day of the change on. */
  readonly newCents: number;
}

const firstOfMonth = (day: LocalDate): LocalDate => localDate(`${day.slice(0, 8)}01`);

/** Months from one day to another, a part of a month as its days over the days of that month. */
const monthsBetween = (from: LocalDate, to: LocalDate): Fraction => {
  let months = fraction(0);
  for (let day = from; day < to; ) {
    const first = firstOfMonth(day);
    const next = addMonths(first, 1);
    const until = next < to ? next : to;
    months = addFractions(months, fraction(daysBetween(day, until), daysBetween(first, next)));
    day = until;
  }
  return months;
};

const lengthOf = (method: SplitMethod, from: LocalDate, to: LocalDate): Fraction =>
  method === 'days' ? fraction(daysBetween(from, to)) : monthsBetween(from, to);

/**
 * Splits the money of a period between the carrier before and the carrier from a day on. The two parts sum to the total
 * to the cent; half a cent goes to the former carrier.
 * @param on a day after the first and before the end of the period
 * @throws RangeError for another day, or a total that is no amount
 */
export const splitFunds = (
  totalCents: number,
  { from, to }: FundingPeriod,
  on: string,
  method: SplitMethod,
): SplitOfFunds => {
  const [first, change, end] = [localDate(from), localDate(on), localDate(to)];
  if (change <= first || change >= end) {
    throw new RangeError(`${on} does not divide ${from} to ${to}: expected a day from ${addDays(first, 1)} on`);
  }
  const shares = shareMoney(cents(totalCents), [
    { key: 'former', weight: lengthOf(method, first, change) },
    { key: 'new', weight: lengthOf(method, change, end) },
  ]);
  if (!shares.ok) throw new RangeError(`${totalCents} cents cannot be split: expected an amount from 0`);
  return {
    method,
    period: { from, to },
    totalCents,
    formerCents: shares.value.get('former') ?? 0,
    newCents: shares.value.get('new') ?? 0,
  };
};
