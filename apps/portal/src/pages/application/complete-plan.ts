import { lastDayOf } from '../words.js';
import type { CostLine, IncomeLine, Period, Rate } from './plan.js';

interface PlanToComplete {
  readonly period: Period;
  readonly plan: {
    readonly costs: readonly Pick<CostLine, 'amountCents' | 'staff'>[];
    readonly income: readonly Pick<IncomeLine, 'amountCents'>[];
    readonly rates: Rate[];
    requestedCents?: number;
  };
  positions?: number;
}

/** The budget years that a period touches. */
export const yearsOf = ({ from, to }: Period): readonly number[] => {
  const first = Number(from.slice(0, 4));
  const last = Number(lastDayOf(to).slice(0, 4));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
};

const sumOf = (lines: readonly { readonly amountCents: number }[]): number =>
  lines.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** Requested amount and positions follow from the lines, and the rate of a period within one budget year from it. */
export const completePlan = (body: Record<string, unknown>): void => {
  const asked = body as unknown as PlanToComplete;
  const { plan, period } = asked;
  plan.requestedCents = sumOf(plan.costs) - sumOf(plan.income);
  asked.positions = plan.costs.reduce((sum, { staff }) => sum + (staff?.positions ?? 0), 0);
  const [year, ...others] = yearsOf(period);
  if (year !== undefined && others.length === 0) {
    plan.rates.splice(0, plan.rates.length, { year, amountCents: plan.requestedCents });
  }
};
