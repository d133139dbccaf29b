import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { OpenBudgetYear } from '../budget-year-state.js';
import { freeCentsOf } from '../part-figures.js';
import { isChargedPart } from '../parts.js';
import type { ReservationEvent } from '../reservation-events.js';
import type { ReservationCommand, ReservationRejection } from './reservation-commands.js';
import { chargeKey, NO_CHARGE, setAside } from './reservations.js';

/** Reserves the money if the part has it; else the refusal is recorded with what is missing. Repeated, it changes nothing. */
export const reserveFunds = (
  { part, grantId, decisionId, amountCents }: Extract<ReservationCommand, { readonly type: 'ReserveFunds' }>,
  state: OpenBudgetYear,
): Result<readonly ReservationEvent[], ReservationRejection> => {
  if (!isChargedPart(part) || !Number.isSafeInteger(amountCents)) return err({ kind: 'notACharge', part, amountCents });
  if (state.decisions.get(decisionId) !== undefined) return ok([]);
  const { approvedCents, loweringCents } = state.grants.get(chargeKey(part, grantId)) ?? NO_CHARGE;
  if (approvedCents - loweringCents + amountCents < 0) {
    return err({ kind: 'moreThanApproved', grantId, amountCents, approvedCents: approvedCents - loweringCents });
  }
  const freeCents = freeCentsOf(state.parts[part]);
  const data = { year: state.year, part, grantId, decisionId, amountCents };
  if (setAside(amountCents) > freeCents) {
    const shortCents = amountCents - freeCents;
    return ok([{ type: 'FundsRefused', schemaVersion: 1, data: { ...data, freeCents, shortCents } }]);
  }
  const free = { freeBeforeCents: freeCents, freeAfterCents: freeCents - setAside(amountCents) };
  return ok([{ type: 'FundsReserved', schemaVersion: 1, data: { ...data, ...free } }]);
};
