import { addFractions, type Fraction, fraction, multiplyFractions } from '@lotsenbuch/kernel';
import { holds } from '../domain/days.js';
import { fullTimeEquivalent } from '../domain/full-time-equivalent.js';
import { fundedShareOn, isVacant, termsOn, WHOLE, workingOn } from '../positions/domain/position-state.js';
import type { PlacedPosition } from '../positions/placed-positions.js';

/** What there is on one day in a group of positions. */
export interface StaffingFigures {
  readonly positions: number;
  /** Positions of which a part or all is vacant. */
  readonly vacantPositions: number;
  readonly fullTimeEquivalents: Fraction;
  /** The funded shares that are occupied. */
  readonly occupiedEquivalents: Fraction;
  /** Different people whose pay goes on. */
  readonly headcount: number;
}

export const staffingFigures = (positions: readonly PlacedPosition[], on: string): StaffingFigures => {
  const present = positions.map(({ state }) => state).filter((position) => holds(position, on));
  let fullTimeEquivalents = fraction(0);
  let occupiedEquivalents = fraction(0);
  for (const position of present) {
    const { weeklyHours, fullTimeHours } = termsOn(position, on);
    const whole = fullTimeEquivalent(weeklyHours, fullTimeHours);
    fullTimeEquivalents = addFractions(fullTimeEquivalents, whole);
    const occupied = multiplyFractions(whole, fraction(fundedShareOn(position, on), WHOLE));
    occupiedEquivalents = addFractions(occupiedEquivalents, occupied);
  }
  const people = present.flatMap((position) => workingOn(position, on)).map(({ facilitatorId }) => facilitatorId);
  return {
    positions: present.length,
    vacantPositions: present.filter((position) => isVacant(position, on)).length,
    fullTimeEquivalents,
    occupiedEquivalents,
    headcount: new Set(people).size,
  };
};
