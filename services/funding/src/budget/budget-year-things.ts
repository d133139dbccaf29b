import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { BUDGET_YEAR_CATEGORY } from './domain/budget-year.js';
import type { Budget } from './read-model/budget.js';

/** Where the history of budget years is found; the shape that the ledger asks for. It names grants of all districts. */
export const budgetYearThings = (budget: Budget) => ({
  kind: 'budgetYear',
  path: 'budget-years',
  readers: ['officer', 'approver', 'auditor', 'programmeOffice'] as const,
  streamsOf: async (id: string, recordedBy?: LocalDate) =>
    (await budget.year(Number(id), { recordedBy })) === undefined
      ? []
      : [{ stream: streamName(BUDGET_YEAR_CATEGORY, id), holdsOnlyThisThing: true }],
  captionOf: async (id: string, recordedBy?: LocalDate) =>
    (await budget.year(Number(id), { recordedBy })) === undefined ? undefined : id,
});
