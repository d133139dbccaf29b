import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { OpenBudgetYear } from '../budget-year-state.js';
import type { ReservationEvent } from '../reservation-events.js';
import type { ReservationCommand, ReservationRejection } from './reservation-commands.js';
import { chargeKey, NO_CHARGE } from './reservations.js';

type Command<Type extends ReservationCommand['type']> = Extract<ReservationCommand, { readonly type: Type }>;
type Decision = Result<readonly ReservationEvent[], ReservationRejection>;

/** What was reserved is approved from now on; an amendment that lowers gives its difference back now. */
export const approveFunds = ({ grantId, decisionId }: Command<'ApproveFunds'>, state: OpenBudgetYear): Decision => {
  const reservation = state.decisions.get(decisionId);
  if (reservation?.grantId === grantId && reservation.status === 'approved') return ok([]);
  if (reservation?.grantId !== grantId || reservation.status !== 'reserved') {
    return err({ kind: 'nothingReserved', grantId, decisionId });
  }
  const { part, amountCents } = reservation;
  const data = { year: state.year, part, grantId, decisionId, amountCents };
  return ok([{ type: 'FundsApproved', schemaVersion: 1, data }]);
};

/** Ends a reservation; where nothing is reserved there is nothing to do. */
export const releaseFunds = ({ grantId, decisionId }: Command<'ReleaseFunds'>, state: OpenBudgetYear): Decision => {
  const reservation = state.decisions.get(decisionId);
  if (reservation?.grantId !== grantId || reservation.status !== 'reserved') return ok([]);
  const { part, amountCents } = reservation;
  const data = { year: state.year, part, grantId, decisionId, amountCents, cause: 'decision' } as const;
  return ok([{ type: 'FundsReleased', schemaVersion: 1, data }]);
};

/** Approved money flows back, because a notice was withdrawn or revoked. Repeated, it changes nothing. */
export const returnFunds = (
  { part, grantId, actId, amountCents }: Command<'ReturnFunds'>,
  state: OpenBudgetYear,
): Decision => {
  if (!Number.isSafeInteger(amountCents) || amountCents < 0) return err({ kind: 'notACharge', part, amountCents });
  if (amountCents === 0 || state.decisions.get(actId) !== undefined) return ok([]);
  const { approvedCents, loweringCents } = state.grants.get(chargeKey(part, grantId)) ?? NO_CHARGE;
  if (amountCents > approvedCents - loweringCents) {
    return err({ kind: 'moreThanApproved', grantId, amountCents, approvedCents: approvedCents - loweringCents });
  }
  const data = { year: state.year, part, grantId, decisionId: actId, amountCents, cause: 'notice' } as const;
  return ok([{ type: 'FundsReleased', schemaVersion: 1, data }]);
};
