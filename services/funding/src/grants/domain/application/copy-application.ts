import type { Application, FundingPeriod } from '../events.js';
import { budgetYearsOf } from '../plan/budget-years.js';

/**
 * An application as the start of the next one: another period, new line ids, nothing of the selection. Where the new
 * period touches as many budget years as the old one the rates move along with the years; otherwise they are left to
 * the carrier.
 * @param period must be a period
 * @param newLineId the id of a line of the copy; different for different lines
 */
export const copyOfApplication = (
  grantId: string,
  { carrierId, area, period: before, financing, plan, positions, goals }: Application,
  period: FundingPeriod,
  newLineId: (lineId: string) => string,
): Omit<Application, 'selectionId'> => {
  const [years, yearsBefore] = [budgetYearsOf(period), budgetYearsOf(before)];
  const moved = years.flatMap((year, index) => {
    const rate = plan.rates[index];
    return rate === undefined ? [] : [{ year, amountCents: rate.amountCents }];
  });
  return {
    carrierId,
    area,
    period,
    financing,
    plan: {
      costs: plan.costs.map((line) => ({ ...line, lineId: newLineId(line.lineId) })),
      income: plan.income.map((line) => ({ ...line, lineId: newLineId(line.lineId) })),
      requestedCents: plan.requestedCents,
      rates: years.length === yearsBefore.length ? moved : [],
    },
    positions,
    goals,
    copiedFrom: grantId,
  };
};
