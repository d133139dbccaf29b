import { type Dated, heldOn } from './dated.js';
import type { WeeklyHours } from './weekly-hours.js';

/** A rule value with its origin: a decision of 2017 is judged by what held in 2017. */
interface RuleValue {
  /** Undefined: there was no such rule. */
  readonly value: number | undefined;
  /** Where it comes from; "set by the authority" where nobody has published it. */
  readonly basis: string;
}

/** At least so many hours a week, from the tender of 2016 for the programme on; below that an exception is recorded. */
const MINIMUM_WEEKLY_HOURS: readonly Dated<RuleValue>[] = [
  { from: '2013-10-01', value: { value: undefined, basis: 'no minimum is known before 2016' } },
  { from: '2016-01-01', value: { value: 3_000, basis: 'tender of 2016 for the framework programme' } },
];

/** Months for which data of a person are kept after the last employment, function or note. Nobody has published it. */
const RETENTION_MONTHS: readonly Dated<RuleValue>[] = [
  { from: '2013-10-01', value: { value: 60, basis: 'set by the authority; this is an example' } },
];

/** Undefined where no minimum holds. */
export const minimumWeeklyHoursOn = (day: string): WeeklyHours | undefined => heldOn(MINIMUM_WEEKLY_HOURS, day)?.value;

export const retentionMonthsOn = (day: string): number => heldOn(RETENTION_MONTHS, day)?.value ?? 0;
