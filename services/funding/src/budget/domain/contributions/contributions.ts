import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type Act, noteOf, type ReasonedAct, reasonedOf } from '../act.js';
import { type AmountRefused, refusedAmount } from '../amount.js';
import { type ReasonUnknown, refusedReason } from '../budget-reasons.js';
import type { OpenBudgetYear } from '../budget-year-state.js';
import type { Contribution, DistrictContributionRecorded, DistrictContributionWithdrawn } from '../events.js';
import { type NotEnoughFree, takeFrom } from '../part-figures.js';
import { districtPart } from '../parts.js';

/** A district adds money of its own. */
export interface RecordContribution extends Act {
  readonly type: 'RecordContribution';
  readonly contribution: Contribution;
}

/** The district takes it back as a whole. */
export interface WithdrawContribution extends ReasonedAct {
  readonly type: 'WithdrawContribution';
  readonly contributionId: string;
}

export type ContributionRejection =
  | ReasonUnknown
  | NotEnoughFree
  | AmountRefused
  | { readonly kind: 'contributionUnknown'; readonly contributionId: string }
  | { readonly kind: 'contributionWithdrawn'; readonly contributionId: string };

export const recordContribution = (
  command: RecordContribution,
  { year }: OpenBudgetYear,
): Result<readonly DistrictContributionRecorded[], ContributionRejection> => {
  const { contribution, effectiveOn, by } = command;
  const refused = refusedAmount('amountCents', contribution.amountCents);
  if (refused !== undefined) return err(refused);
  const data = { year, contribution, by, ...noteOf(command) };
  return ok([{ type: 'DistrictContributionRecorded', schemaVersion: 1, effectiveOn, data }]);
};

export const withdrawContribution = (
  command: WithdrawContribution,
  state: OpenBudgetYear,
): Result<readonly DistrictContributionWithdrawn[], ContributionRejection> => {
  const { contributionId, effectiveOn } = command;
  const known = state.contributions.get(contributionId);
  if (known === undefined) return err({ kind: 'contributionUnknown', contributionId });
  const { isWithdrawn, ...contribution } = known;
  if (isWithdrawn) return err({ kind: 'contributionWithdrawn', contributionId });
  const part = districtPart(contribution.district);
  const refused =
    refusedReason('withdrawContribution', command.reason, command.decidedOn) ??
    (contribution.way === 'transferred' ? takeFrom(part, state.parts[part], contribution.amountCents) : undefined);
  if (refused !== undefined) return err(refused);
  const data = { year: state.year, contribution, ...reasonedOf(command) };
  return ok([{ type: 'DistrictContributionWithdrawn', schemaVersion: 1, effectiveOn, data }]);
};
