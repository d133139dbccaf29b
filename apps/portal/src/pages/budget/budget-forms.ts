import type { Language } from '@lotsenbuch/kernel';
import type { Field, Form } from '../../forms/form.js';
import { eurosAndCents } from '../../texts.js';
import type { Allowed } from '../allowed.js';
import { districtOptions } from '../districts.js';
import type { Reasons } from '../reasons.js';
import { partName } from '../words.js';
import type { BudgetYear } from './budget-answer.js';
import { budgetTexts } from './budget-texts.js';

interface BudgetFormsInput {
  readonly year: number;
  readonly budget: BudgetYear;
  readonly carriers: readonly { readonly id: string; readonly name: string }[];
  readonly reasons: Reasons;
}

/** What an officer does to the parts of a year; each form says what is free. */
export const budgetForms = (
  { year, budget, carriers, reasons }: BudgetFormsInput,
  { may }: Allowed,
  language: Language,
): readonly Form[] => {
  const t = budgetTexts(language);
  const path = `/v1/budget-years/${year}`;
  const common = { submit: t.submit, ifMatch: `"${budget.revision}"`, isCollapsed: true };
  const note: Field = { name: 'note', label: t.note, kind: 'longText', isOptional: true };
  const amount: Field = { name: 'amountCents', label: t.amount, kind: 'money' };
  const partField = (name: string, label: string): Field => ({
    name,
    label,
    kind: 'choice',
    options: budget.parts.map(({ part, freeCents }) => ({
      value: part,
      label: `${partName(part, language)} (${t.free}: ${eurosAndCents(freeCents, language)})`,
    })),
  });
  const forms: Form[] = [];
  if (may('shiftFunds')) {
    forms.push({
      ...common,
      id: 'shift',
      heading: t.shift,
      path: `${path}/shifts`,
      fields: [partField('from', t.from), partField('to', t.to), amount, reasons.field('budgetShift', t.reason), note],
    });
  }
  if (may('blockFunds')) {
    forms.push({
      ...common,
      id: 'block',
      heading: t.block,
      path: `${path}/blocks`,
      fields: [partField('part', t.part), amount, reasons.field('budgetBlock', t.reason), note],
    });
  }
  const standing = budget.blocks.filter(({ liftedOn }) => liftedOn === undefined);
  for (const { blockId, part, amountCents } of may('liftBlock') ? standing : []) {
    forms.push({
      ...common,
      id: `lift-${blockId}`,
      heading: `${t.lift}: ${partName(part, language)}, ${eurosAndCents(amountCents, language)}`,
      path: `${path}/blocks/${blockId}/lift`,
      fields: [reasons.field('budgetLiftBlock', t.reason), note],
    });
  }
  if (may('recordContribution')) {
    forms.push({
      ...common,
      id: 'contribution',
      heading: t.contribution,
      path: `${path}/contributions`,
      fields: [
        {
          name: 'district',
          label: t.district,
          kind: 'choice',
          options: districtOptions(language),
        },
        amount,
        {
          name: 'way',
          label: t.way,
          kind: 'choice',
          options: (['transferred', 'direct'] as const).map((way) => ({ value: way, label: t[way] })),
        },
        {
          name: 'carrierId',
          label: t.carrier,
          kind: 'choice',
          isOptional: true,
          options: carriers.map(({ id, name }) => ({ value: id, label: name })),
        },
        note,
      ],
    });
  }
  return forms;
};
