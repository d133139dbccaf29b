import type { CatalogueReason } from '@lotsenbuch/kernel';

export type BudgetAct = 'appropriation' | 'shift' | 'block' | 'liftBlock' | 'withdrawContribution' | 'decideFormula';

/** Why money was moved: a code for ever, its texts, and when it may be given. */
export interface BudgetReason extends CatalogueReason {
  readonly decision: BudgetAct;
}

/** The programme began on 1 October 2013. */
const FROM = '2013-10-01';

const reason = (decision: BudgetAct, code: string, de: string, en: string): BudgetReason => ({
  code,
  decision,
  from: FROM,
  text: { de, en },
});

/** A reason is never removed: events refer to it. */
export const BUDGET_REASONS: readonly BudgetReason[] = [
  reason('appropriation', 'provisionalManagement', 'Vorläufige Haushaltswirtschaft', 'Provisional budget management'),
  reason('appropriation', 'budgetPassed', 'Haushaltsgesetz beschlossen', 'The budget was passed'),
  reason('appropriation', 'supplementaryBudget', 'Nachtragshaushalt', 'Supplementary budget'),
  reason('appropriation', 'reorganisation', 'Geschäftsverteilung geändert', 'Departments were reorganised'),
  reason('appropriation', 'figureCorrected', 'Berichtigung einer Angabe', 'A figure was corrected'),
  reason('shift', 'needElsewhere', 'Bedarf an anderer Stelle', 'The money is needed elsewhere'),
  reason('shift', 'distributionPrepared', 'Vorbereitung der Verteilung', 'Preparation of the allocation'),
  reason('shift', 'unspentFunds', 'Mittel werden dort nicht gebraucht', 'The money is not needed there'),
  reason('block', 'blockedByParliament', 'Sperre durch das Parlament', 'Blocked by parliament'),
  reason('block', 'budgetaryBlock', 'Haushaltswirtschaftliche Sperre', 'Budgetary block by the finance department'),
  reason('block', 'blockedByDepartment', 'Sperre durch die Senatsverwaltung', 'Blocked by the Senate department'),
  reason('liftBlock', 'blockLiftedByParliament', 'Freigabe durch das Parlament', 'Lifted by parliament'),
  reason('liftBlock', 'blockNoLongerNeeded', 'Grund der Sperre ist entfallen', 'The reason for the block is gone'),
  reason('withdrawContribution', 'districtWithdrew', 'Bezirk zieht zurück', 'The district withdrew it'),
  reason('withdrawContribution', 'contributionCorrected', 'Berichtigung einer Angabe', 'A figure was corrected'),
  reason('decideFormula', 'districtsConsent', 'Einvernehmen mit den Bezirken', 'In agreement with the districts'),
  reason('decideFormula', 'answersWeighed', 'Nach Abwägung der Stellungnahmen', 'After weighing the answers'),
];

const of = (act: BudgetAct): readonly BudgetReason[] => BUDGET_REASONS.filter(({ decision }) => decision === act);

/** The reasons by what they are given for, under the names that people ask for. */
export const BUDGET_CATALOGUES = {
  budgetAppropriation: of('appropriation'),
  budgetShift: of('shift'),
  budgetBlock: of('block'),
  budgetLiftBlock: of('liftBlock'),
  budgetWithdrawContribution: of('withdrawContribution'),
  budgetDecideFormula: of('decideFormula'),
} as const;

export const budgetReasonsFor = (decision: BudgetAct, on: string): readonly BudgetReason[] =>
  BUDGET_REASONS.filter(
    (known) => known.decision === decision && known.from <= on && (known.until === undefined || on < known.until),
  );

export interface ReasonUnknown {
  readonly kind: 'reasonUnknown';
  readonly reason: string;
  readonly allowed: readonly string[];
}

/** @param on Berlin day on which the reason is given */
export const refusedReason = (act: BudgetAct, reason: string, on: string): ReasonUnknown | undefined => {
  const allowed = budgetReasonsFor(act, on).map(({ code }) => code);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};
