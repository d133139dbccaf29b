import { addDays, addMonths, type LocalDate } from '@lotsenbuch/kernel';
import { workingDayFrom } from './berlin-holidays.js';
import type { RuleSet } from './rule-set.js';

/** How a notice went out, and what is known of its arrival. */
export type Dispatch =
  | {
      readonly way: 'post' | 'electronic';
      /** Day of posting or sending. */
      readonly dispatchedOn: LocalDate;
      /** Proven day of receipt. It counts if it is later than the deemed day, never if it is earlier. */
      readonly receivedOn?: LocalDate;
    }
  | { readonly way: 'handedOver'; readonly receivedOn: LocalDate };

export interface NotificationDates {
  readonly notifiedOn: LocalDate;
  /** Last day of the time for objection. */
  readonly objectionUntil: LocalDate;
  /** First day after it: the notice is beyond appeal, unless somebody objected. */
  readonly beyondAppealOn: LocalDate;
}

const deemedDay = (rules: RuleSet, dispatchedOn: LocalDate): LocalDate => {
  const days = rules.postalFiction.findLast(({ from }) => from <= dispatchedOn)?.days ?? 0;
  const deemed = addDays(dispatchedOn, days);
  return rules.postalFictionMovesToWorkingDay ? workingDayFrom(deemed) : deemed;
};

/**
 * The time for objection begins on the day after notification and ends, so many months later, on the day of the same
 * number (§§ 187 (1), 188 (2, 3) BGB); if that is no working day, on the next one (§ 31 (3) VwVfG).
 */
export const notificationDates = (rules: RuleSet, dispatch: Dispatch): NotificationDates => {
  const deemed = dispatch.way === 'handedOver' ? dispatch.receivedOn : deemedDay(rules, dispatch.dispatchedOn);
  const { receivedOn } = dispatch;
  const notifiedOn = receivedOn !== undefined && receivedOn > deemed ? receivedOn : deemed;
  const objectionUntil = workingDayFrom(addMonths(notifiedOn, rules.objectionMonths));
  return { notifiedOn, objectionUntil, beyondAppealOn: addDays(objectionUntil, 1) };
};
