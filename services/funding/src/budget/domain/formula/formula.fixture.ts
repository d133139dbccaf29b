import { DISTRICT_KEYS } from '../parts.js';
import type { Criterion, FormulaInput } from './formula-input.js';

/** A criterion in which every district has this value where the test does not name another. */
export const aCriterion = (
  values: Readonly<Record<string, string>> = {},
  criterion: Partial<Criterion> = {},
): Criterion => ({
  name: 'Share of people with migration background',
  weight: { numerator: 1, denominator: 1 },
  source: 'Example values',
  referenceDate: '2025-06-30',
  sourceHash: 'ab'.repeat(32),
  values: { ...Object.fromEntries(DISTRICT_KEYS.map((district) => [district, '1'])), ...values },
  ...criterion,
});

/** Equal shares of 1,200,000.00 € and 120 positions where the test does not say otherwise. */
export const aFormula = (input: Partial<FormulaInput> = {}): FormulaInput => ({
  method: 'weightedShares/1',
  isExample: true,
  amountCents: 120_000_000,
  positions: 120,
  baseCents: 0,
  criteria: [aCriterion()],
  ...input,
});
