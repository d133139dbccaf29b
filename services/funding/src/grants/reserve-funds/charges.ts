import type { BudgetYearState } from '../../budget/domain/budget-year-state.js';
import { freeCentsOf } from '../../budget/domain/part-figures.js';
import { isChargedPart } from '../../budget/domain/parts.js';
import type { ChargedPart } from '../../budget/domain/reservation-events.js';
import type { FundsShortfall, GrantArea } from '../domain/events.js';

/** The part of a budget year that grants of this area are charged to. */
export const partOf = (area: GrantArea): ChargedPart => (area === 'supraDistrict' ? area : `district-${area}`);

/** What would be missing in this year now, without asking it to set anything aside; undefined if it has the money. */
export const shortfallNow = (
  year: BudgetYearState | undefined,
  number: number,
  part: ChargedPart,
  requestedCents: number,
): FundsShortfall | undefined => {
  if (requestedCents <= 0) return undefined;
  const isOpen = year?.year !== undefined;
  const freeCents = isOpen && isChargedPart(part) ? freeCentsOf(year.parts[part]) : 0;
  if (requestedCents <= freeCents) return undefined;
  const shortCents = requestedCents - freeCents;
  const kind = isOpen ? 'overFreeFunds' : 'noBudgetYear';
  return { year: number, part, requestedCents, freeCents, shortCents, kind };
};
