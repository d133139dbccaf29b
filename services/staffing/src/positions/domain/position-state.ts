import { assertNever } from '@lotsenbuch/kernel';
import { type Dated, heldOn, withDated } from '../../domain/dated.js';
import { commonDays, type Days, holds, without } from '../../domain/days.js';
import type { AbsencePay, FundingProgramme, OccupancyKind, PositionEvent, PositionTerms } from './events.js';

export interface Absence extends Days {
  readonly absenceId: string;
  readonly pay: AbsencePay;
}

export interface Occupancy extends Days {
  readonly occupancyId: string;
  readonly facilitatorId: string;
  /** Basis points. */
  readonly share: number;
  readonly kind: OccupancyKind;
  readonly funded: boolean;
  readonly replaces?: string;
  readonly absences: readonly Absence[];
}

export interface PositionState extends Days {
  /** Empty until it is opened. */
  readonly positionId: string;
  readonly projectId: string;
  readonly profile: string;
  readonly targetGroup: string;
  readonly fundingProgramme: FundingProgramme;
  readonly grantId?: string;
  readonly terms: readonly Dated<PositionTerms>[];
  readonly occupancies: readonly Occupancy[];
}

export const noPosition: PositionState = {
  positionId: '',
  projectId: '',
  profile: '',
  targetGroup: '',
  fundingProgramme: 'programme',
  terms: [],
  occupancies: [],
  from: '',
};

/** All of a position, in basis points. */
export const WHOLE = 10_000;

/** @throws Error for a position that was never opened */
export const termsOn = ({ positionId, terms }: PositionState, on: string): PositionTerms => {
  const held = heldOn(terms, on);
  if (held === undefined) throw new Error(`position ${positionId} has no terms`);
  return held;
};

const suspended = ({ absences }: Occupancy): readonly Days[] => absences.filter(({ pay }) => pay === 'suspended');

/** The days on which somebody works in the position or is paid for it: without absences with suspended pay. */
export const workedDays = (position: Days, occupancy: Occupancy): readonly Days[] => {
  const days = commonDays(position, occupancy);
  return days === undefined ? [] : without(days, suspended(occupancy));
};

/** Occupancies of a day in which pay goes on. */
export const workingOn = (position: PositionState, on: string): readonly Occupancy[] =>
  position.occupancies.filter((occupancy) => workedDays(position, occupancy).some((days) => holds(days, on)));

/** Basis points that the position's money pays on a day. */
export const fundedShareOn = (position: PositionState, on: string): number =>
  workingOn(position, on)
    .filter(({ funded }) => funded)
    .reduce((sum, { share }) => sum + share, 0);

/** Whether a position exists on a day and a part of it or all is not funded and occupied. */
export const isVacant = (position: PositionState, on: string): boolean =>
  holds(position, on) && fundedShareOn(position, on) < WHOLE;

/** The days on which something about a position begins or ends, ascending: between two of them nothing changes. */
export const turningDays = (position: PositionState): readonly string[] => {
  const all = [position, ...position.occupancies.flatMap((occupancy) => [occupancy, ...occupancy.absences])].flatMap(
    ({ from, to }) => (to === undefined ? [from] : [from, to]),
  );
  return [...new Set([...all, ...position.terms.map(({ from }) => from)])].sort();
};

/** The first day on which more than all of a position would be funded. */
export const overfunded = (position: PositionState): { readonly on: string; readonly share: number } | undefined =>
  turningDays(position)
    .map((on) => ({ on, share: fundedShareOn(position, on) }))
    .find(({ share }) => share > WHOLE);

const changed = (
  state: PositionState,
  isMeant: (occupancy: Occupancy) => boolean,
  change: (occupancy: Occupancy) => Occupancy,
): PositionState => ({
  ...state,
  occupancies: state.occupancies.map((occupancy) => (isMeant(occupancy) ? change(occupancy) : occupancy)),
});

export const evolvePosition = (state: PositionState, event: PositionEvent): PositionState => {
  switch (event.type) {
    case 'PositionOpened': {
      const { terms, ...description } = event.data;
      const from = event.effectiveOn;
      return { ...description, from, terms: withDated([], from, terms), occupancies: [] };
    }
    case 'PositionTermsChanged':
      return { ...state, terms: withDated(state.terms, event.effectiveOn, event.data.to) };
    case 'PositionEnded':
      return { ...state, to: event.effectiveOn };
    case 'PositionOccupied': {
      const { positionId: _, ...occupancy } = event.data;
      return {
        ...state,
        occupancies: [...state.occupancies, { ...occupancy, from: event.effectiveOn, absences: [] }],
      };
    }
    case 'OccupancyEnded':
      return changed(
        state,
        ({ occupancyId }) => occupancyId === event.data.occupancyId,
        (occupancy) => ({ ...occupancy, to: event.effectiveOn }),
      );
    case 'AbsenceRecorded': {
      const { positionId: _, occupancyId: absent, ...absence } = event.data;
      return changed(
        state,
        ({ occupancyId }) => occupancyId === absent,
        (occupancy) => ({
          ...occupancy,
          absences: [...occupancy.absences, { ...absence, from: event.effectiveOn }],
        }),
      );
    }
    case 'AbsenceEnded': {
      const ended = ({ absenceId }: Absence) => absenceId === event.data.absenceId;
      return changed(
        state,
        ({ absences }) => absences.some(ended),
        (occupancy) => ({
          ...occupancy,
          absences: occupancy.absences.map((absence) =>
            ended(absence) ? { ...absence, to: event.effectiveOn } : absence,
          ),
        }),
      );
    }
    default:
      return assertNever(event);
  }
};
