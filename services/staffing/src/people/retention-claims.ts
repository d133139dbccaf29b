import type { CommandHandler } from '@lotsenbuch/event-store';
import { addMonths, type LocalDate, localDate } from '@lotsenbuch/kernel';
import { retentionMonthsOn } from '../domain/staffing-rules.js';
import { facilitatorAggregate } from '../facilitators/domain/facilitator.js';
import { functionAggregate } from '../functions/domain/function-holder.js';

/** Why data of a person cannot be erased yet. */
export interface RetentionClaim {
  readonly holder: 'staffing';
  readonly reason: 'employed' | 'holdsFunction' | 'retention';
  /** First Berlin day on which the claim no longer stands; `open` if nobody knows yet. */
  readonly until: LocalDate | 'open';
}

/**
 * What staffing holds against erasing a subject today: a facilitator is employed, or somebody holds a function, or that
 * ended less than the retention months of the rule ago.
 * @returns none for a subject that staffing does not know
 */
export const retentionClaims =
  (commands: CommandHandler, today: () => LocalDate) =>
  async (subject: string): Promise<readonly RetentionClaim[]> => {
    const [facilitator, holder] = await Promise.all([
      commands.load(facilitatorAggregate, subject),
      commands.load(functionAggregate, subject),
    ]);
    const { description, to } = holder.state;
    return [
      ...facilitator.state.employments.map((employment) => claim(employment.to, 'employed', today())),
      ...(description === undefined ? [] : [claim(to, 'holdsFunction', today())]),
    ].filter(({ until }) => until === 'open' || until > today());
  };

const claim = (end: string | undefined, present: 'employed' | 'holdsFunction', today: LocalDate): RetentionClaim => {
  if (end === undefined) return { holder: 'staffing', reason: present, until: 'open' };
  const until = addMonths(localDate(end), retentionMonthsOn(end));
  return { holder: 'staffing', reason: end > today ? present : 'retention', until };
};
