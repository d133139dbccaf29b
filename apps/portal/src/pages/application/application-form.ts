import type { Language } from '@lotsenbuch/kernel';
import type { Form } from '../../forms/form.js';
import { hundredthsText } from '../amount-text.js';
import { word } from '../words.js';
import { applicationTexts } from './application-texts.js';
import { completePlan } from './complete-plan.js';
import type { Period, Plan } from './plan.js';
import { planForm } from './plan-groups.js';

/** An application for another period, filled in from an earlier one. */
export interface CopiedApplication {
  readonly financing: { readonly kind: string; readonly numerator?: number; readonly denominator?: number };
  readonly plan: Plan;
  readonly goals: readonly string[];
  readonly copiedFrom: string;
}

export interface ApplicationFrame {
  readonly carrierId: string;
  readonly area: string;
  readonly period: Period;
}

const WHOLE = 10_000;

/** The application itself; requested amount, positions and the rate of a single year are computed. */
export const applicationForm = (
  frame: ApplicationFrame,
  copy: CopiedApplication | undefined,
  language: Language,
): Form => {
  const t = applicationTexts(language);
  const { plan, ...ofPlan } = planForm(copy?.plan, frame.period, language);
  return {
    ...ofPlan,
    id: 'application',
    heading: t.application,
    submit: t.submit,
    path: '/v1/grants',
    fixed: { ...frame, plan, ...(copy !== undefined && { copiedFrom: copy.copiedFrom }) },
    fields: [
      {
        name: 'financing.kind',
        label: t.financing,
        kind: 'choice',
        initial: copy?.financing.kind ?? 'deficit',
        options: ['deficit', 'share', 'fixedAmount'].map((value) => ({ value, label: word(value, language) })),
      },
      {
        name: 'financing.numerator',
        label: t.share,
        kind: 'hundredths',
        isOptional: true,
        initial: copiedShare(copy),
      },
      { name: 'goals', label: t.goals, kind: 'lines', initial: copy?.goals.join('\n') },
    ],
    complete: (body) => {
      const financing = body.financing as { kind?: string; numerator?: number; denominator?: number };
      if (financing.kind === 'share') financing.denominator = WHOLE;
      completePlan(body);
    },
    nextPage: ({ id }) => `/vorgaenge/${String(id)}`,
  };
};

/** A fraction that is no whole number of basis points is left to be typed anew. */
const copiedShare = (copy: CopiedApplication | undefined): string | undefined => {
  const { numerator, denominator } = copy?.financing ?? {};
  if (numerator === undefined || denominator === undefined) return undefined;
  const basisPoints = (numerator * WHOLE) / denominator;
  return Number.isInteger(basisPoints) ? hundredthsText(basisPoints) : undefined;
};
