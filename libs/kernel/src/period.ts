import { daysBetween, type LocalDate } from './local-date.js';

/** Days from `from` up to but not including `to`; without `to` it has no end. Never empty. */
export interface Period {
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

/** @throws RangeError if `to` is not after `from` */
export const period = (from: LocalDate, to?: LocalDate): Period => {
  if (to === undefined) return { from };
  if (to <= from)
    throw new RangeError(`a period from ${from} must end after that day: the end ${to} is not part of it`);
  return { from, to };
};

export const periodContains = ({ from, to }: Period, day: LocalDate): boolean =>
  from <= day && (to === undefined || day < to);

/** The days both have; undefined if there are none. */
export const intersectPeriods = (a: Period, b: Period): Period | undefined => {
  const [, from = a.from] = [a.from, b.from].sort();
  const [to] = [a.to, b.to].filter((end) => end !== undefined).sort();
  if (to === undefined) return { from };
  return from < to ? { from, to } : undefined;
};

export const periodsOverlap = (a: Period, b: Period): boolean => intersectPeriods(a, b) !== undefined;

/** Number of days; undefined without an end. */
export const daysOfPeriod = ({ from, to }: Period): number | undefined =>
  to === undefined ? undefined : daysBetween(from, to);
