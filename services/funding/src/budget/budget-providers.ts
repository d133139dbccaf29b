import { AnswerFormulaController } from './answer-formula/answer-formula.controller.js';
import { AnswerFormulaUseCase } from './answer-formula/answer-formula.js';
import { BlockFundsController } from './block-funds/block-funds.controller.js';
import { BlockFundsUseCase } from './block-funds/block-funds.js';
import { DecideFormulaController } from './decide-formula/decide-formula.controller.js';
import { DecideFormulaUseCase } from './decide-formula/decide-formula.js';
import { DraftFormulaController } from './draft-formula/draft-formula.controller.js';
import { DraftFormulaUseCase } from './draft-formula/draft-formula.js';
import { LiftBlockController } from './lift-block/lift-block.controller.js';
import { LiftBlockUseCase } from './lift-block/lift-block.js';
import { OpenBudgetYearController } from './open-budget-year/open-budget-year.controller.js';
import { OpenBudgetYearUseCase } from './open-budget-year/open-budget-year.js';
import { BudgetYearsController } from './read-budget-years/budget-years.controller.js';
import { FormulasController } from './read-formulas/formulas.controller.js';
import { RecordContributionController } from './record-contribution/record-contribution.controller.js';
import { RecordContributionUseCase } from './record-contribution/record-contribution.js';
import { SendFormulaController } from './send-formula/send-formula.controller.js';
import { SendFormulaUseCase } from './send-formula/send-formula.js';
import { SetAppropriationController } from './set-appropriation/set-appropriation.controller.js';
import { SetAppropriationUseCase } from './set-appropriation/set-appropriation.js';
import { ShiftFundsController } from './shift-funds/shift-funds.controller.js';
import { ShiftFundsUseCase } from './shift-funds/shift-funds.js';
import { BudgetWatchController } from './watch-budget/budget-watch.controller.js';
import { WithdrawContributionController } from './withdraw-contribution/withdraw-contribution.controller.js';
import { WithdrawContributionUseCase } from './withdraw-contribution/withdraw-contribution.js';

/** What Nest has to know of budget years. */
export const BUDGET_CONTROLLERS = [
  BudgetYearsController,
  BudgetWatchController,
  FormulasController,
  OpenBudgetYearController,
  SetAppropriationController,
  ShiftFundsController,
  BlockFundsController,
  LiftBlockController,
  RecordContributionController,
  WithdrawContributionController,
  DraftFormulaController,
  SendFormulaController,
  AnswerFormulaController,
  DecideFormulaController,
];

export const BUDGET_USE_CASES = [
  OpenBudgetYearUseCase,
  SetAppropriationUseCase,
  ShiftFundsUseCase,
  BlockFundsUseCase,
  LiftBlockUseCase,
  RecordContributionUseCase,
  WithdrawContributionUseCase,
  DraftFormulaUseCase,
  SendFormulaUseCase,
  AnswerFormulaUseCase,
  DecideFormulaUseCase,
];
