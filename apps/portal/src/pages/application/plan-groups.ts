import type { Language } from '@lotsenbuch/kernel';
import type { Field, FieldGroup, Form } from '../../forms/form.js';
import { amountText, hundredthsText } from '../amount-text.js';
import { word } from '../words.js';
import { completePlan, yearsOf } from './complete-plan.js';
import type { CostLine, IncomeLine, Period, Plan, Rate } from './plan.js';
import { planTexts } from './plan-texts.js';

/** Lines that a new plan has room for; a plan that is there gets one more of each kind. */
const ROOM = { staff: 3, material: 4, overhead: 1, income: 3 } as const;

const INCOME_KINDS = ['ownShare', 'income', 'districtFunds', 'otherFunder'] as const;

type Begun<Line> = Partial<Line> & { readonly lineId: string; readonly isOptional: boolean };

/**
 * The financing plan as groups of fields: the lines that are there, and empty ones that may stay so. What can be
 * computed is not asked for.
 */
export const planForm = (
  plan: Plan | undefined,
  period: Period,
  language: Language,
): Required<Pick<Form, 'groups' | 'complete' | 'labels'>> & { readonly plan: object } => {
  const t = planTexts(language);
  const newId = idsBeside([...(plan?.costs ?? []), ...(plan?.income ?? [])].map(({ lineId }) => lineId));
  const room = (kind: keyof typeof ROOM) => Array.from({ length: plan === undefined ? ROOM[kind] : 1 }, newId);
  const costs = (['staff', 'material', 'overhead'] as const).flatMap((kind) => [
    ...(plan?.costs ?? []).filter((line) => line.kind === kind).map((line) => ({ ...line, isOptional: false })),
    ...room(kind).map((lineId, index) => ({
      lineId,
      kind,
      // A plan without any cost is none.
      isOptional: plan !== undefined || kind !== 'staff' || index > 0,
    })),
  ]);
  const income: readonly Begun<IncomeLine>[] = [
    ...(plan?.income ?? []).map((line) => ({ ...line, isOptional: false })),
    ...room('income').map((lineId) => ({ lineId, isOptional: true })),
  ];
  const years = yearsOf(period);
  return {
    plan: { costs: [], income: [], rates: [] },
    groups: [
      ...costs.map((line, index) => costGroup(line, index, language)),
      ...income.map((line, index) => incomeGroup(line, index, language)),
      ...(years.length > 1 ? years.map((year, index) => rateGroup(year, index, plan?.rates ?? [], language)) : []),
    ],
    complete: completePlan,
    labels: {
      'plan.requestedCents': t.requested,
      'plan.rates': t.rates,
      'plan.costs': t.costs,
      positions: t.positionsAsked,
    },
  };
};

/** Ids for new lines that no line of the plan has. */
const idsBeside = (taken: readonly string[]): (() => string) => {
  let last = 0;
  return () => {
    do last += 1;
    while (taken.includes(`line-${last}`));
    return `line-${last}`;
  };
};

const costGroup = (line: Begun<CostLine>, index: number, language: Language): FieldGroup => {
  const t = planTexts(language);
  const { lineId, kind = 'material', staff, isOptional } = line;
  const at = `plan.costs[${index}]`;
  const staffFields: readonly Field[] = [
    { name: `${at}.staff.positions`, label: t.positions, kind: 'whole', initial: staff && String(staff.positions) },
    { name: `${at}.staff.payGroup`, label: t.payGroup, kind: 'text', initial: staff?.payGroup },
    { name: `${at}.staff.tariff`, label: t.tariff, kind: 'text', initial: staff?.tariff },
    {
      name: `${at}.staff.weeklyHours`,
      label: t.hours,
      kind: 'hundredths',
      initial: staff && hundredthsText(staff.weeklyHours),
    },
    { name: `${at}.staff.months`, label: t.months, kind: 'hundredths', initial: staff && hundredthsText(staff.months) },
  ];
  return {
    legend: legendOf(`${index + 1}. ${word(kind, language)}`, isOptional, language),
    item: { at, fixed: { lineId, kind }, isOptional },
    fields: [
      { name: `${at}.caption`, label: t.caption, kind: 'text', initial: line.caption },
      ...(kind === 'staff' ? staffFields : []),
      { name: `${at}.amountCents`, label: t.amount, kind: 'money', initial: amountText(line.amountCents) },
    ],
  };
};

const incomeGroup = (line: Begun<IncomeLine>, index: number, language: Language): FieldGroup => {
  const t = planTexts(language);
  const at = `plan.income[${index}]`;
  return {
    legend: legendOf(`${t.incomeLine} ${index + 1}`, line.isOptional, language),
    item: { at, fixed: { lineId: line.lineId }, isOptional: line.isOptional },
    fields: [
      {
        name: `${at}.kind`,
        label: t.source,
        kind: 'choice',
        options: INCOME_KINDS.map((value) => ({ value, label: word(value, language) })),
        initial: line.kind,
      },
      { name: `${at}.caption`, label: t.from, kind: 'text', initial: line.caption },
      { name: `${at}.amountCents`, label: t.amount, kind: 'money', initial: amountText(line.amountCents) },
    ],
  };
};

const rateGroup = (year: number, index: number, rates: readonly Rate[], language: Language): FieldGroup => {
  const t = planTexts(language);
  const at = `plan.rates[${index}]`;
  const initial = amountText(rates.find((rate) => rate.year === year)?.amountCents);
  return {
    legend: `${t.rate} ${year}`,
    item: { at, fixed: { year } },
    fields: [{ name: `${at}.amountCents`, label: t.amount, kind: 'money', initial }],
  };
};

const legendOf = (caption: string, isOptional: boolean, language: Language): string =>
  isOptional ? `${caption} (${planTexts(language).leaveOut})` : caption;
