import type { FundingPeriod } from '../events.js';
import type { CostLine, Financing, FinancingPlan, Rate } from '../financing-plan.js';
import { budgetYearsOf, sumOfRates } from './budget-years.js';
import { euros, type Fault, germanEuros, repeatedAt } from './fault.js';

/** Far above the programme's whole yearly budget; sums of a plan stay safe integers. */
export const MAX_AMOUNT_CENTS = 100_000_000_00;
/** A plan has to fit into one event. */
export const MAX_COST_LINES = 60;
export const MAX_INCOME_LINES = 20;

const isAmount = (cents: number, least = 1): boolean =>
  Number.isSafeInteger(cents) && cents >= least && cents <= MAX_AMOUNT_CENTS;

const sumOf = (lines: readonly { readonly amountCents: number }[]): number =>
  lines.reduce((sum, { amountCents }) => sum + amountCents, 0);

export const costOf = ({ costs }: Pick<FinancingPlan, 'costs'>): number => sumOf(costs);
export const incomeOf = ({ income }: Pick<FinancingPlan, 'income'>): number => sumOf(income);

const amountFrom = (least: number) => ({
  expected: `whole cents from ${least} to ${MAX_AMOUNT_CENTS}`,
  german: `ein Betrag von ${germanEuros(least)} bis ${germanEuros(MAX_AMOUNT_CENTS)}`,
});

const amountFaults = (
  list: 'costs' | 'income' | 'rates',
  items: readonly { readonly amountCents: number }[],
  least = 1,
): readonly Fault[] =>
  items.flatMap(({ amountCents }, index) =>
    isAmount(amountCents, least)
      ? []
      : [
          {
            field: `plan.${list}[${index}].amountCents`,
            ...amountFrom(least),
            found: String(amountCents),
          },
        ],
  );

const monthsTouched = ({ from, to }: FundingPeriod): number => {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return monthOf(to) - monthOf(from) + (to.endsWith('-01') ? 0 : 1);
};

const staffFaults = (line: CostLine, index: number, months: number): readonly Fault[] => {
  const field = `plan.costs[${index}].staff`;
  const { staff } = line;
  if (line.kind !== 'staff') {
    const german = 'nichts: Angaben zu Stellen gehören nur zu Personalausgaben';
    return staff === undefined ? [] : [{ field, expected: `absent: the line is ${line.kind}, not staff`, german }];
  }
  if (staff === undefined) {
    const german = 'Stellen, Entgeltgruppe, Tarif, Wochenstunden und Monate';
    return [{ field, expected: 'positions, pay group, tariff, weekly hours and months', german }];
  }
  return staff.months <= months * 100
    ? []
    : [
        {
          field: `${field}.months`,
          expected: `at most ${months * 100} (hundredths): the period touches ${months} months`,
          german: `höchstens ${months * 100} (Hundertstel): der Zeitraum berührt ${months} Monate`,
          found: String(staff.months),
        },
      ];
};

/** Rates that do not fit the years of a period or the sum they must give. */
export const rateFaults = (
  field: string,
  rates: readonly Rate[],
  period: FundingPeriod,
  sum: { readonly cents: number; readonly of: { readonly en: string; readonly de: string } },
): readonly Fault[] => {
  const expected = budgetYearsOf(period);
  const found = rates.map(({ year }) => year);
  const years =
    found.join() === expected.join()
      ? []
      : [
          {
            field,
            expected: `one rate for each budget year of the period, ascending: ${expected.join(', ')}`,
            german: `eine Rate für jedes Haushaltsjahr des Zeitraums, aufsteigend: ${expected.join(', ')}`,
            found: found.join(', '),
          },
        ];
  const total = sumOfRates(rates);
  const sums =
    total === sum.cents
      ? []
      : [
          {
            field,
            expected: `rates that sum to ${sum.of.en}, ${euros(sum.cents)}; they sum to ${euros(total)}, which differs by ${euros(total - sum.cents)}`,
            german: `Raten, die zusammen ${sum.of.de} ergeben, ${germanEuros(sum.cents)}; sie ergeben ${germanEuros(total)}, das sind ${germanEuros(total - sum.cents)} Unterschied`,
            found: String(total),
          },
        ];
  return [...years, ...sums];
};

const financingFaults = (financing: Financing, plan: FinancingPlan): readonly Fault[] => {
  if (financing.kind !== 'share') return [];
  const { numerator, denominator } = financing;
  if (!(numerator >= 1 && numerator <= denominator)) {
    const german = 'ein Anteil über 0 und höchstens 1';
    const found = `${numerator}/${denominator}`;
    return [{ field: 'financing', expected: 'a fraction above 0 and at most 1', german, found }];
  }
  const cost = costOf(plan);
  const isCovered = BigInt(plan.requestedCents) * BigInt(denominator) <= BigInt(cost) * BigInt(numerator);
  return isCovered
    ? []
    : [
        {
          field: 'plan.requestedCents',
          expected: `at most ${numerator}/${denominator} of the cost of ${euros(cost)}`,
          german: `höchstens ${numerator}/${denominator} der Ausgaben von ${germanEuros(cost)}`,
          found: String(plan.requestedCents),
        },
      ];
};

/** Everything that is wrong with a financing plan, by field. The period must be one. */
export const planFaults = (plan: FinancingPlan, period: FundingPeriod, financing: Financing): readonly Fault[] => {
  const { costs, income, requestedCents, rates } = plan;
  const sizes: Fault[] = [];
  if (costs.length < 1 || costs.length > MAX_COST_LINES) {
    sizes.push({
      field: 'plan.costs',
      expected: `1 to ${MAX_COST_LINES} lines`,
      german: `1 bis ${MAX_COST_LINES} Ausgabenzeilen`,
      found: String(costs.length),
    });
  }
  if (income.length > MAX_INCOME_LINES) {
    sizes.push({
      field: 'plan.income',
      expected: `at most ${MAX_INCOME_LINES} lines`,
      german: `höchstens ${MAX_INCOME_LINES} Einnahmenzeilen`,
      found: String(income.length),
    });
  }
  const ids = [...costs, ...income].map(({ lineId }) => lineId);
  const repeated = repeatedAt(ids).map((index) => ({
    field: index < costs.length ? `plan.costs[${index}].lineId` : `plan.income[${index - costs.length}].lineId`,
    expected: 'an id that no other line of the plan has',
    german: 'eine Kennung, die keine andere Zeile des Plans hat',
    found: ids[index] ?? '',
  }));
  const amounts = [
    ...amountFaults('costs', costs),
    ...amountFaults('income', income),
    ...amountFaults('rates', rates, 0),
    ...(isAmount(requestedCents)
      ? []
      : [
          {
            field: 'plan.requestedCents',
            ...amountFrom(1),
            found: String(requestedCents),
          },
        ]),
  ];
  const months = monthsTouched(period);
  const staff = costs.flatMap((line, index) => staffFaults(line, index, months));
  const structure = [...sizes, ...repeated, ...amounts, ...staff];
  // Sums of wrong amounts would only repeat what is named already.
  if (sizes.length > 0 || amounts.length > 0) return structure;
  const gap = costOf(plan) - incomeOf(plan) - requestedCents;
  const balance =
    gap === 0
      ? []
      : [
          {
            field: 'plan.requestedCents',
            expected: `cost − income = ${euros(costOf(plan))} − ${euros(incomeOf(plan))} = ${euros(costOf(plan) - incomeOf(plan))}; ${euros(requestedCents)} differ from it by ${euros(-gap)}`,
            german: `Ausgaben − Einnahmen = ${germanEuros(costOf(plan))} − ${germanEuros(incomeOf(plan))} = ${germanEuros(costOf(plan) - incomeOf(plan))}; beantragt sind ${germanEuros(requestedCents)}, das sind ${germanEuros(-gap)} Unterschied`,
            found: String(requestedCents),
          },
        ];
  return [
    ...structure,
    ...balance,
    ...rateFaults('plan.rates', rates, period, {
      cents: requestedCents,
      of: { en: 'what is requested', de: 'den beantragten Betrag' },
    }),
    ...financingFaults(financing, plan),
  ];
};
