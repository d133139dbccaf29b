import { type Aggregate, assertNever, type Decider, err, type Result } from '@lotsenbuch/kernel';
import {
  type AppropriationCommand,
  type AppropriationRejection,
  setAppropriation,
} from './appropriation/set-appropriation.js';
import { type ShiftFunds, type ShiftRejection, shiftFunds } from './appropriation/shift-funds.js';
import { type BlockFunds, type BlockRejection, blockFunds, type LiftBlock, liftBlock } from './blocks/block-funds.js';
import { type BudgetYearState, evolveBudgetYear, noBudgetYear, type OpenBudgetYear } from './budget-year-state.js';
import {
  type ContributionRejection,
  type RecordContribution,
  recordContribution,
  type WithdrawContribution,
  withdrawContribution,
} from './contributions/contributions.js';
import type { BudgetYearEvent } from './events.js';
import { type AnswerFormula, answerFormula, type SendFormula, sendFormula } from './formula/consult-districts.js';
import { type DecideFormula, decideFormula, type FormulaDecisionRejection } from './formula/decide-formula.js';
import { type DraftFormula, draftFormula, type FormulaRefused } from './formula/draft-formula.js';
import type { ReservationCommand, ReservationRejection } from './reservations/reservation-commands.js';
import { reserveFunds } from './reservations/reserve-funds.js';
import { approveFunds, releaseFunds, returnFunds } from './reservations/settle-funds.js';

export type BudgetYearCommand =
  | AppropriationCommand
  | ShiftFunds
  | BlockFunds
  | LiftBlock
  | RecordContribution
  | WithdrawContribution
  | DraftFormula
  | SendFormula
  | AnswerFormula
  | DecideFormula
  | ReservationCommand;

export type BudgetYearRejection =
  /** No appropriation was ever set for the year. */
  | { readonly kind: 'budgetYearUnknown' }
  | AppropriationRejection
  | ShiftRejection
  | BlockRejection
  | ContributionRejection
  | FormulaRefused
  | FormulaDecisionRejection
  | ReservationRejection;

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
    case 'ShiftFunds':
      return shiftFunds(command, state);
    case 'BlockFunds':
      return blockFunds(command, state);
    case 'LiftBlock':
      return liftBlock(command, state);
    case 'RecordContribution':
      return recordContribution(command, state);
    case 'WithdrawContribution':
      return withdrawContribution(command, state);
    case 'DraftFormula':
      return draftFormula(command, state);
    case 'SendFormula':
      return sendFormula(command, state);
    case 'AnswerFormula':
      return answerFormula(command, state);
    case 'DecideFormula':
      return decideFormula(command, state);
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
