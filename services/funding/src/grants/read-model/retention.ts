import { addMonths, type LocalDate, localDate } from '@lotsenbuch/kernel';
import type { GrantEvent } from '../domain/events.js';
import { ruleSetById, ruleSetInForce } from '../domain/rule-sets/rule-sets.js';
import type { Grants } from './grants.js';
import type { GrantRow } from './grants.projection.js';

/** Why somebody who acted on a grant must stay resolvable; the shape that erasure asks for. */
export interface GrantRetentionClaim {
  readonly holder: 'funding';
  readonly reason: 'decidedOnGrant';
  /** First Berlin day on which it no longer holds; `open` while the grant is not decided. */
  readonly until: LocalDate | 'open';
}

/** Acts on which a decision about money rests. */
const DECIDING: readonly GrantEvent['type'][] = [
  'ApplicationReviewed',
  'ApplicationRejected',
  'OpenPointSettled',
  'EarlyStartConsented',
  'OverrideRequested',
  'BlockOverridden',
  'GrantDecisionTaken',
  'NoticeIssued',
  'HearingOpened',
  'NoticeWithdrawn',
  'NoticeRevoked',
];

/**
 * The retention period of the rule set after the end of the approval period; without an approval, of the rule set in
 * force when the application came, after the period that was applied for.
 */
const retainedUntil = ({ state }: GrantRow): LocalDate | 'open' => {
  const { terms, application, status } = state;
  if (application === undefined || status === 'applied' || status === 'deciding') return 'open';
  const ruleSet = terms === undefined ? ruleSetInForce(application.receivedOn) : ruleSetById(terms.ruleSet);
  return addMonths(localDate((terms ?? application).period.to), ruleSet.retentionYears * 12);
};

const decidedOn = ({ file }: GrantRow, actor: string): boolean =>
  file.acts.some(({ type, by }) => DECIDING.includes(type) && (by.actor === actor || by.deputyFor === actor));

/** What funding claims about the person behind an actor's reference. */
export const grantRetentionClaims =
  (grants: Pick<Grants, 'snapshot'>) =>
  async (actor: string): Promise<readonly GrantRetentionClaim[]> => {
    const { rows } = await grants.snapshot();
    return [...rows.values()]
      .filter((row) => decidedOn(row, actor))
      .map((row) => ({ holder: 'funding', reason: 'decidedOnGrant', until: retainedUntil(row) }));
  };
