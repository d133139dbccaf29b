import fc from 'fast-check';
import type { FinancingPlan } from '../financing-plan.js';
import { costOf, incomeOf, planFaults } from './plan-faults.js';

const period = { from: '2026-07-01', to: '2028-01-01' };
const amount = fc.integer({ min: 1, max: 10 ** 9 });
const line = (prefix: string) => (amountCents: number, index: number) => ({
  lineId: `${prefix}${index}`,
  kind: 'material' as const,
  caption: 'Miete',
  amountCents,
});

/** Plans whose sums are right, over two budget years. */
const plans = fc
  .record({
    costs: fc.array(amount, { minLength: 1, maxLength: 8 }),
    income: fc.array(amount, { maxLength: 4 }),
    first: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ costs, income, first }): FinancingPlan => {
    const lines = costs.map(line('c'));
    const money = income.map((amountCents, index) => ({
      lineId: `i${index}`,
      kind: 'income' as const,
      caption: 'Beitrag',
      amountCents,
    }));
    const requestedCents = costOf({ costs: lines }) - incomeOf({ income: money });
    const inFirst = Math.floor(Math.max(0, requestedCents) * first);
    return {
      costs: lines,
      income: money,
      requestedCents,
      rates: [
        { year: 2026, amountCents: inFirst },
        { year: 2027, amountCents: requestedCents - inFirst },
      ],
    };
  })
  .filter(({ requestedCents }) => requestedCents > 1);

test('a plan whose sums are right to the cent has no fault; one cent anywhere is one', () => {
  fc.assert(
    fc.property(plans, fc.nat(), (plan, chosen) => {
      expect(planFaults(plan, period, { kind: 'deficit' })).toEqual([]);
      const index = chosen % plan.costs.length;
      const costs = plan.costs.map((cost, at) =>
        at === index ? { ...cost, amountCents: cost.amountCents + 1 } : cost,
      );
      expect(planFaults({ ...plan, costs }, period, { kind: 'deficit' })).toMatchObject([
        { field: 'plan.requestedCents' },
      ]);
      const rates = plan.rates.map((rate) =>
        rate.year === 2027 ? { ...rate, amountCents: rate.amountCents + 1 } : rate,
      );
      expect(planFaults({ ...plan, rates }, period, { kind: 'deficit' })).toMatchObject([{ field: 'plan.rates' }]);
    }),
  );
});
