import { addFractions, type Fraction, fraction } from '@lotsenbuch/kernel';
import { holds } from '../../domain/days.js';
import { type PositionState, termsOn, WHOLE, workingOn } from '../../positions/domain/position-state.js';
import { employmentsOn, type FacilitatorState } from './facilitator.js';

/** Hours of a person on a day, in hundredths of an hour. */
export interface Workload {
  /** By the contracts. */
  readonly contractHours: number;
  /** In positions: an exact sum of shares. */
  readonly occupiedHours: Fraction;
  /** More hours in positions than by contract: for a person to look at, because it may be lawful. */
  readonly isOver: boolean;
}

export const workloadOn = (facilitator: FacilitatorState, positions: Iterable<PositionState>, on: string): Workload => {
  const contractHours = employmentsOn(facilitator, on).reduce((sum, { weeklyHours }) => sum + weeklyHours, 0);
  let occupiedHours = fraction(0);
  for (const position of positions) {
    if (!holds(position, on)) continue;
    for (const { facilitatorId, share } of workingOn(position, on)) {
      if (facilitatorId !== facilitator.facilitatorId) continue;
      occupiedHours = addFractions(occupiedHours, fraction(termsOn(position, on).weeklyHours * share, WHOLE));
    }
  }
  const isOver = occupiedHours.numerator > BigInt(contractHours) * occupiedHours.denominator;
  return { contractHours, occupiedHours, isOver };
};
