import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type Act, noteOf } from '../act.js';
import type { OpenBudgetYear } from '../budget-year-state.js';
import type { AllocationFormulaDrafted } from '../events.js';
import { computeShares } from './allocation-methods.js';
import { type FormulaFault, formulaFaults } from './check-input.js';
import type { FormulaInput, FormulaShare } from './formula-input.js';

/** Proposes how to share the districts' money; another draft is another version. */
export interface DraftFormula extends Act {
  readonly type: 'DraftFormula';
  readonly formulaId: string;
  readonly input: FormulaInput;
  /** SHA-256 of the canonical form of `input`. */
  readonly inputHash: string;
}

export interface FormulaRefused {
  readonly kind: 'formulaRefused';
  readonly faults: readonly FormulaFault[];
}

const sharesOf = (input: FormulaInput): Result<readonly FormulaShare[], FormulaRefused> => {
  const faults = formulaFaults(input);
  if (faults.length > 0) return err({ kind: 'formulaRefused', faults });
  try {
    return ok(computeShares(input));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const expected = `a cap that the districts with values above 0 can stay under: ${error.message}`;
    const german =
      'eine Obergrenze, unter der die Bezirke mit Werten über 0 bleiben können: sie erhöhen oder weglassen';
    return err({ kind: 'formulaRefused', faults: [{ field: 'capCents', expected, german }] });
  }
};

export const draftFormula = (
  command: DraftFormula,
  { year, formulas }: OpenBudgetYear,
): Result<readonly AllocationFormulaDrafted[], FormulaRefused> => {
  const { formulaId, input, inputHash, effectiveOn, by } = command;
  const shares = sharesOf(input);
  if (!shares.ok) return shares;
  const version = formulas.size + 1;
  const data = { year, formulaId, version, input, inputHash, shares: shares.value, by, ...noteOf(command) };
  return ok([{ type: 'AllocationFormulaDrafted', schemaVersion: 1, effectiveOn, data }]);
};
