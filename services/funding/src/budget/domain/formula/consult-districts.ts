import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type Act, noteOf } from '../act.js';
import type { Formula, OpenBudgetYear } from '../budget-year-state.js';
import type { AllocationFormulaSent, DistrictAnswered, DistrictStand } from '../events.js';
import { DISTRICT_KEYS, type DistrictKey } from '../parts.js';

/** Sends a draft to the twelve districts. */
export interface SendFormula extends Act {
  readonly type: 'SendFormula';
  readonly formulaId: string;
  /** Last Berlin day for an answer. */
  readonly answerBy: string;
}

/** What a district says to it; a later answer replaces an earlier one. */
export interface AnswerFormula extends Act {
  readonly type: 'AnswerFormula';
  readonly formulaId: string;
  readonly district: DistrictKey;
  readonly stand: DistrictStand;
}

export type ConsultationRejection =
  | { readonly kind: 'formulaUnknown'; readonly formulaId: string }
  /** The formula is not where this step begins. */
  | { readonly kind: 'formulaStatus'; readonly status: Formula['status']; readonly needed: Formula['status'] }
  | { readonly kind: 'answerByPast'; readonly answerBy: string; readonly sentOn: string };

/** The formula, if it stands where this step begins. */
export const formulaAt = (
  { formulas }: OpenBudgetYear,
  formulaId: string,
  needed: Formula['status'],
): Result<Formula, ConsultationRejection> => {
  const formula = formulas.get(formulaId);
  if (formula === undefined) return err({ kind: 'formulaUnknown', formulaId });
  return formula.status === needed ? ok(formula) : err({ kind: 'formulaStatus', status: formula.status, needed });
};

export const sendFormula = (
  { formulaId, answerBy, effectiveOn, by }: SendFormula,
  state: OpenBudgetYear,
): Result<readonly AllocationFormulaSent[], ConsultationRejection> => {
  const formula = formulaAt(state, formulaId, 'draft');
  if (!formula.ok) return formula;
  if (answerBy < effectiveOn) return err({ kind: 'answerByPast', answerBy, sentOn: effectiveOn });
  const data = { year: state.year, formulaId, districts: DISTRICT_KEYS, answerBy, by };
  return ok([{ type: 'AllocationFormulaSent', schemaVersion: 1, effectiveOn, data }]);
};

export const answerFormula = (
  command: AnswerFormula,
  state: OpenBudgetYear,
): Result<readonly DistrictAnswered[], ConsultationRejection> => {
  const { formulaId, district, stand, effectiveOn, by } = command;
  const formula = formulaAt(state, formulaId, 'sent');
  if (!formula.ok) return formula;
  const data = { year: state.year, formulaId, district, stand, by, ...noteOf(command) };
  return ok([{ type: 'DistrictAnswered', schemaVersion: 1, effectiveOn, data }]);
};
