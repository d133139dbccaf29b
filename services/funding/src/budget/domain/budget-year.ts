import { type Aggregate, assertNever, type Decider, err, type Result } from '@lotsenbuch/kernel';
import {
  type AppropriationCommand,
  type AppropriationRejection,
  setAppropriation,
} from './appropriation/set-appropriation.js';
import { type BudgetYearState, evolveBudgetYear, noBudgetYear, type OpenBudgetYear } from './budget-year-state.js';
import type { BudgetYearEvent } from './events.js';
import type { ReservationCommand, ReservationRejection } from './reservations/reservation-commands.js';
import { reserveFunds } from './reservations/reserve-funds.js';
import { approveFunds, releaseFunds, returnFunds } from './reservations/settle-funds.js';

export type BudgetYearCommand = AppropriationCommand | ReservationCommand;

export type BudgetYearRejection =
  /** No appropriation was ever set for the year. */
  { readonly kind: 'budgetYearUnknown' } | AppropriationRejection | ReservationRejection;

export const BUDGET_YEAR_CATEGORY = 'budgetYear';

const isOpen = (state: BudgetYearState): state is OpenBudgetYear => state.year !== undefined;

const decide = (
  command: BudgetYearCommand,
  state: BudgetYearState,
): Result<readonly BudgetYearEvent[], BudgetYearRejection> => {
  if (command.type === 'OpenBudgetYear') return setAppropriation(command, state);
  if (!isOpen(state)) return err({ kind: 'budgetYearUnknown' });
  switch (command.type) {
    case 'SetAppropriation':
      return setAppropriation(command, state);
    case 'ReserveFunds':
      return reserveFunds(command, state);
    case 'ApproveFunds':
      return approveFunds(command, state);
    case 'ReleaseFunds':
      return releaseFunds(command, state);
    case 'ReturnFunds':
      return returnFunds(command, state);
    default:
      return assertNever(command);
  }
};

/** Stream `budgetYear-<year>`: all money of one year in one order, so that nobody spends the same euro twice. */
export const budgetYearDecider: Decider<BudgetYearState, BudgetYearCommand, BudgetYearEvent, BudgetYearRejection> = {
  version: 'budgetYear/1',
  initialState: noBudgetYear,
  decide,
  evolve: evolveBudgetYear,
};

/** Reservations touch the grant and not the year: an officer's If-Match on the year is not disturbed by them. */
const touches = (event: BudgetYearEvent): readonly string[] => {
  switch (event.type) {
    case 'FundsReserved':
    case 'FundsRefused':
    case 'FundsApproved':
    case 'FundsReleased':
      return [event.data.grantId];
    case 'AllocationFormulaDrafted':
    case 'AllocationFormulaSent':
    case 'DistrictAnswered':
      return [event.data.formulaId];
    case 'AllocationFormulaDecided':
      return [event.data.formulaId, String(event.data.year)];
    default:
      return [String(event.data.year)];
  }
};

export const budgetYearAggregate: Aggregate<BudgetYearState, BudgetYearCommand, BudgetYearEvent, BudgetYearRejection> =
  { category: BUDGET_YEAR_CATEGORY, decider: budgetYearDecider, touches };
