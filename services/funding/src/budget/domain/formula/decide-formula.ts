import { err, ok, type Result, samePerson } from '@lotsenbuch/kernel';
import { type ReasonedAct, reasonedOf } from '../act.js';
import { type ReasonUnknown, refusedReason } from '../budget-reasons.js';
import { amountsOf, type Formula, type OpenBudgetYear } from '../budget-year-state.js';
import type { AllocationFormulaDecided, DistrictStand } from '../events.js';
import { type NotEnoughFree, takeFrom } from '../part-figures.js';
import { DISTRICT_KEYS, DISTRICT_PARTS, type DistrictKey, districtPart, type PartAmounts } from '../parts.js';
import { type ConsultationRejection, formulaAt } from './consult-districts.js';

/** Sets the allotments as the formula gives them. */
export interface DecideFormula extends ReasonedAct {
  readonly type: 'DecideFormula';
  readonly formulaId: string;
}

export type FormulaDecisionRejection =
  | ConsultationRejection
  | ReasonUnknown
  | NotEnoughFree
  /** Who drafted it does not decide, neither in person nor as or through a deputy. */
  | { readonly kind: 'drafterDecides' }
  /** Districts may still answer. */
  | { readonly kind: 'answersPending'; readonly answerBy: string; readonly silent: readonly DistrictKey[] }
  /** The reason says that all agree. */
  | { readonly kind: 'consentMissing'; readonly reason: string; readonly without: readonly DistrictKey[] }
  /** The formula shares out more than the appropriation has for districts. */
  | {
      readonly kind: 'formulaExceedsMoney';
      readonly amountCents: number;
      /** Allotments and money not distributed yet, together. */
      readonly availableCents: number;
      readonly shortCents: number;
    };

/** The reason that only holds if every district consented. */
const ALL_CONSENT = 'districtsConsent';

const answering = ({ answers }: Formula, stand: DistrictStand | undefined): readonly DistrictKey[] =>
  DISTRICT_KEYS.filter((district) => answers[district] === stand);

const refusedProcedure = (formula: Formula, command: DecideFormula): FormulaDecisionRejection | undefined => {
  if (samePerson(formula.draftedBy, command.by)) return { kind: 'drafterDecides' };
  const { answerBy = '' } = formula;
  const silent = answering(formula, undefined);
  if (silent.length > 0 && command.decidedOn <= answerBy) return { kind: 'answersPending', answerBy, silent };
  const consenting = answering(formula, 'consent');
  if (command.reason === ALL_CONSENT && consenting.length < DISTRICT_KEYS.length) {
    const without = DISTRICT_KEYS.filter((district) => !consenting.includes(district));
    return { kind: 'consentMissing', reason: command.reason, without };
  }
  return refusedReason('decideFormula', command.reason, command.decidedOn);
};

/** All parts after the decision; what the formula does not share out stays undistributed. */
const amountsAfter = (state: OpenBudgetYear, { shares }: Formula): PartAmounts => {
  const from = amountsOf(state);
  const given = shares.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return {
    ...from,
    ...Object.fromEntries(shares.map(({ district, amountCents }) => [districtPart(district), amountCents])),
    undistributed: availableFor(from) - given,
  };
};

const availableFor = (amounts: PartAmounts): number =>
  DISTRICT_PARTS.reduce((sum, part) => sum + amounts[part], amounts.undistributed);

const refusedMoney = (
  state: OpenBudgetYear,
  { input }: Formula,
  from: PartAmounts,
  to: PartAmounts,
): FormulaDecisionRejection | undefined => {
  const availableCents = availableFor(from);
  if (to.undistributed < 0) {
    const { amountCents } = input;
    return { kind: 'formulaExceedsMoney', amountCents, availableCents, shortCents: amountCents - availableCents };
  }
  for (const part of [...DISTRICT_PARTS, 'undistributed' as const]) {
    const refused = takeFrom(part, state.parts[part], from[part] - to[part]);
    if (refused !== undefined) return refused;
  }
  return undefined;
};

export const decideFormula = (
  command: DecideFormula,
  state: OpenBudgetYear,
): Result<readonly AllocationFormulaDecided[], FormulaDecisionRejection> => {
  const { formulaId, effectiveOn } = command;
  const found = formulaAt(state, formulaId, 'sent');
  if (!found.ok) return found;
  const formula = found.value;
  const [from, to] = [amountsOf(state), amountsAfter(state, formula)];
  const refused = refusedProcedure(formula, command) ?? refusedMoney(state, formula, from, to);
  if (refused !== undefined) return err(refused);
  const data = {
    year: state.year,
    formulaId,
    isExample: formula.input.isExample,
    shares: formula.shares,
    from,
    to,
    consenting: answering(formula, 'consent'),
    dissenting: answering(formula, 'dissent'),
    stating: answering(formula, 'statement'),
    silent: answering(formula, undefined),
    ...reasonedOf(command),
  };
  return ok([{ type: 'AllocationFormulaDecided', schemaVersion: 1, effectiveOn, data }]);
};
