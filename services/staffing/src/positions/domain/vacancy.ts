import {
  addFractions,
  daysBetween,
  type Fraction,
  fraction,
  type LocalDate,
  localDate,
  multiplyFractions,
} from '@lotsenbuch/kernel';
import { commonDays } from '../../domain/days.js';
import { firstOfNextMonth, type PartOfMonthRule, partOfMonth } from '../../domain/part-of-month.js';
import { roundHalfUp } from '../../domain/rounding.js';
import { fundedShareOn, type PositionState, termsOn, turningDays, WHOLE } from './position-state.js';

/** How much of a position nobody was paid for in a month, and the planned cost of it, which flows back. */
export interface VacantMonth {
  /** `2026-01`. */
  readonly month: string;
  /** Days of the whole position: half of it vacant for two days is one. */
  readonly vacantDays: Fraction;
  /** Rounded once, half up. */
  readonly unspentCents: number;
}

/**
 * The vacancy of a position from a day up to but not including another, by month. A day belongs to the terms and the
 * occupancies of that day; an absence with suspended pay that nobody replaces is vacant too.
 */
export const vacantMonths = (
  position: PositionState,
  from: LocalDate,
  to: LocalDate,
  rule: PartOfMonthRule,
): readonly VacantMonth[] => {
  const days = commonDays(position, { from, to });
  if (days?.to === undefined) return [];
  const months = new Map<string, { vacantDays: Fraction; unspent: Fraction }>();
  for (const [start, end] of pieces(localDate(days.from), localDate(days.to), turningDays(position))) {
    const vacant = fraction(Math.max(WHOLE - fundedShareOn(position, start), 0), WHOLE);
    if (vacant.numerator === 0n) continue;
    const month = start.slice(0, 7);
    const { vacantDays, unspent } = months.get(month) ?? { vacantDays: fraction(0), unspent: fraction(0) };
    const cost = multiplyFractions(fraction(termsOn(position, start).monthlyCostCents), partOfMonth(start, end, rule));
    months.set(month, {
      vacantDays: addFractions(vacantDays, multiplyFractions(fraction(daysBetween(start, end)), vacant)),
      unspent: addFractions(unspent, multiplyFractions(cost, vacant)),
    });
  }
  return [...months].map(([month, { vacantDays, unspent }]) => ({
    month,
    vacantDays,
    unspentCents: roundHalfUp(unspent),
  }));
};

/** Stretches of days inside one month in which nothing about the position changes. */
const pieces = (
  from: LocalDate,
  to: LocalDate,
  turning: readonly string[],
): readonly (readonly [LocalDate, LocalDate])[] => {
  const cuts = new Set<string>([from, to, ...turning.filter((day) => from < day && day < to)]);
  for (let month = firstOfNextMonth(from); month < to; month = firstOfNextMonth(month)) cuts.add(month);
  const sorted = [...cuts].sort().map(localDate);
  return sorted.slice(1).map((end, index) => [sorted[index] ?? from, end] as const);
};
