import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type ReasonedAct, reasonedOf } from '../act.js';
import { type AmountRefused, refusedAmount } from '../amount.js';
import { type ReasonUnknown, refusedReason } from '../budget-reasons.js';
import type { OpenBudgetYear } from '../budget-year-state.js';
import type { FundsShifted } from '../events.js';
import { type NotEnoughFree, takeFrom } from '../part-figures.js';
import type { PartKey } from '../parts.js';

/** Takes money from one part and gives it to another. */
export interface ShiftFunds extends ReasonedAct {
  readonly type: 'ShiftFunds';
  readonly from: PartKey;
  readonly to: PartKey;
  readonly amountCents: number;
}

export type ShiftRejection =
  | ReasonUnknown
  | NotEnoughFree
  | AmountRefused
  | { readonly kind: 'samePart'; readonly part: PartKey }
  /** Only money of the appropriation can be shifted; what a district transferred stays in the district. */
  | {
      readonly kind: 'transferredStays';
      readonly part: PartKey;
      readonly neededCents: number;
      readonly amountCents: number;
    };

export const shiftFunds = (
  command: ShiftFunds,
  state: OpenBudgetYear,
): Result<readonly FundsShifted[], ShiftRejection> => {
  const { from, to, amountCents, effectiveOn } = command;
  if (from === to) return err({ kind: 'samePart', part: from });
  const refused =
    refusedReason('shift', command.reason, command.decidedOn) ??
    refusedAmount('amountCents', amountCents) ??
    takeFrom(from, state.parts[from], amountCents);
  if (refused !== undefined) return err(refused);
  const ownCents = state.parts[from].amountCents;
  if (amountCents > ownCents) {
    return err({ kind: 'transferredStays', part: from, neededCents: amountCents, amountCents: ownCents });
  }
  const data = { year: state.year, from, to, amountCents, ...reasonedOf(command) };
  return ok([{ type: 'FundsShifted', schemaVersion: 1, effectiveOn, data }]);
};
