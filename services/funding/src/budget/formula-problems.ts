import { assertNever, germanDay } from '@lotsenbuch/kernel';
import { PROBLEMS, type Problem, type ProblemKind, refusal } from '@lotsenbuch/service-kit';
import { eurosInGerman as de, eurosInEnglish as en } from '../domain/euros.js';
import type { BudgetYearRejection } from './domain/budget-year.js';

/** The refusals on the way of an allocation formula; `docs/http-conventions.md` lists them for clients. */
export const FORMULA_PROBLEMS = {
  formulaStep: { name: 'formula-step', status: 409, title: 'The formula is not where this step begins' },
  drafterDecides: { name: 'drafter-decides', status: 422, title: 'Who drafted the formula does not decide about it' },
  districtsNotHeard: {
    name: 'districts-not-heard',
    status: 422,
    title: 'The districts have not been heard as this needs',
  },
  formulaExceedsMoney: {
    name: 'formula-exceeds-money',
    status: 422,
    title: 'The formula shares out more than there is',
  },
} as const satisfies Record<string, ProblemKind>;

const KINDS = [
  'formulaRefused',
  'formulaUnknown',
  'formulaStatus',
  'answerByPast',
  'drafterDecides',
  'answersPending',
  'consentMissing',
  'formulaExceedsMoney',
] as const;

export type FormulaRejection = Extract<BudgetYearRejection, { readonly kind: (typeof KINDS)[number] }>;

export const isFormulaRejection = (rejection: BudgetYearRejection): rejection is FormulaRejection =>
  (KINDS as readonly string[]).includes(rejection.kind);

/** As pages call it. */
const STATUS_IN_GERMAN = { draft: 'Entwurf', sent: 'zur Anhörung versandt', decided: 'entschieden' } as const;

export const formulaProblem = (rejection: FormulaRejection): Problem => {
  switch (rejection.kind) {
    case 'formulaRefused':
      return refusal(
        PROBLEMS.validation,
        {
          en: 'The formula cannot be computed; errors lists every fault.',
          de: 'Der Verteilungsschlüssel lässt sich so nicht rechnen.',
        },
        { errors: rejection.faults },
      );
    case 'formulaUnknown':
      return refusal(PROBLEMS.notFound, {
        en: `The year has no formula ${rejection.formulaId}. GET its formulas: they are listed there.`,
        de: 'Das Haushaltsjahr kennt diesen Verteilungsschlüssel nicht.',
      });
    case 'formulaStatus': {
      const { status, needed } = rejection;
      return refusal(FORMULA_PROBLEMS.formulaStep, {
        en: `The formula stands at "${status}"; this begins at "${needed}" (draft → sent → decided). Draft another version if it has to change.`,
        de: `Der Stand des Verteilungsschlüssels ist „${STATUS_IN_GERMAN[status]}“; dieser Schritt beginnt bei „${STATUS_IN_GERMAN[needed]}“. Soll sich etwas ändern, eine neue Fassung entwerfen.`,
      });
    }
    case 'answerByPast':
      return refusal(
        PROBLEMS.validation,
        { en: 'The districts would have no time to answer.', de: 'Die Frist der Bezirke liegt in der Vergangenheit.' },
        {
          errors: [
            {
              field: 'answerBy',
              expected: `a day from ${rejection.sentOn} on`,
              german: `ein Tag ab dem ${germanDay(rejection.sentOn)}`,
              found: rejection.answerBy,
            },
          ],
        },
      );
    case 'drafterDecides':
      return refusal(FORMULA_PROBLEMS.drafterDecides, {
        en: 'The same person drafted it, in person, as a deputy or through a deputy. Another approver has to decide.',
        de: 'Wer den Entwurf gemacht hat, auch als oder durch Vertretung, beschließt ihn nicht. Jemand anderes muss entscheiden.',
      });
    case 'answersPending': {
      const { silent, answerBy } = rejection;
      return refusal(FORMULA_PROBLEMS.districtsNotHeard, {
        en: `${silent.length} districts have not answered (${silent.join(', ')}) and may until ${answerBy}. Decide when all have answered, or from the day after on.`,
        de: `${silent.length} Bezirke haben noch nicht geantwortet (${silent.join(', ')}) und können es bis zum ${germanDay(answerBy)}. Danach, oder wenn alle geantwortet haben, kann beschlossen werden.`,
      });
    }
    case 'consentMissing': {
      const { reason, without } = rejection;
      return refusal(FORMULA_PROBLEMS.districtsNotHeard, {
        en: `The reason "${reason}" says that all agree; without consent are ${without.join(', ')}. Give the reason "answersWeighed".`,
        de: `„Einvernehmen“ setzt die Zustimmung aller voraus; sie fehlt von ${without.join(', ')}. Die Begründung „Nach Abwägung“ wählen.`,
      });
    }
    case 'formulaExceedsMoney': {
      const { amountCents, availableCents, shortCents } = rejection;
      return refusal(FORMULA_PROBLEMS.formulaExceedsMoney, {
        en: `The formula shares out ${en(amountCents)}; allotments and money not distributed yet are ${en(availableCents)}: ${en(shortCents)} too much. Shift money to "undistributed", or draft a formula over less.`,
        de: `Der Schlüssel verteilt ${de(amountCents)}; für die Bezirke sind ${de(availableCents)} da: ${de(shortCents)} zu viel. Mittel zu den noch nicht verteilten umschichten oder weniger verteilen.`,
      });
    }
    default:
      return assertNever(rejection);
  }
};
