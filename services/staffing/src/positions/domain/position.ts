import { type Aggregate, assertNever, type Decider, ok, type Result } from '@lotsenbuch/kernel';
import { commonDays, type Days, holds, within } from '../../domain/days.js';
import { endFault, reasonFault, refuse, type StaffingRefusal, type StaffingThing } from '../../domain/refusal.js';
import type { PositionCommand, PositionCommandOf } from './commands.js';
import type { PositionEvent } from './events.js';
import { evolvePosition, noPosition, overfunded, type PositionState, termsOn } from './position-state.js';

type Decision = Result<readonly PositionEvent[], StaffingRefusal>;

const daysOf = ({ from, to }: { readonly from: string; readonly to?: string }): Days => ({
  from,
  ...(to !== undefined && { to }),
});

/** What a person's share of the position must fit into. An open end is cut where the position ends. */
const outside = (what: StaffingThing, days: Days, allowed: Days): StaffingRefusal | undefined => {
  const fits = holds(allowed, days.from) && (days.to === undefined || within(days, allowed));
  return fits ? undefined : { kind: 'outsideDays', what, days, allowed: daysOf(allowed) };
};

/** Accepts the event unless more than all of the position would be funded on some day. */
const unlessOverfunded = (state: PositionState, event: PositionEvent): Decision => {
  const over = overfunded(evolvePosition(state, event));
  return over === undefined ? ok([event]) : refuse({ kind: 'fundedShareExceeded', ...over });
};

const changeTerms = (command: PositionCommandOf<'ChangeTerms'>, state: PositionState): Decision => {
  const { from: effectiveOn, terms, reason, note, decidedOn } = command;
  const fault = reasonFault('positionTerms', reason, decidedOn) ?? outside('position', { from: effectiveOn }, state);
  if (fault !== undefined) return refuse(fault);
  const { positionId } = state;
  const data = {
    positionId,
    from: termsOn(state, effectiveOn),
    to: terms,
    reason,
    ...(note !== undefined && { note }),
  };
  return ok([{ type: 'PositionTermsChanged', schemaVersion: 1, effectiveOn, data }]);
};

const end = ({ to, reason, note, decidedOn }: PositionCommandOf<'EndPosition'>, state: PositionState): Decision => {
  const fault = reasonFault('positionEnd', reason, decidedOn) ?? endFault(state.from, to);
  if (fault !== undefined) return refuse(fault);
  // A later end needs a place under a grant, which only a new position asks for.
  if (state.to !== undefined && to > state.to) return refuse({ kind: 'ended', what: 'position', on: state.to });
  if (to === state.to) return ok([]);
  const { positionId, grantId } = state;
  const data = { positionId, ...(grantId !== undefined && { grantId }), reason, ...(note !== undefined && { note }) };
  return ok([{ type: 'PositionEnded', schemaVersion: 1, effectiveOn: to, data }]);
};

const occupy = (command: PositionCommandOf<'OccupyPosition'>, state: PositionState): Decision => {
  const { type: _, from, facilitatorId, replaces, kind, ...rest } = command;
  const days = daysOf(command);
  const fault = endFault(from, command.to) ?? outside('position', days, state);
  if (fault !== undefined) return refuse(fault);
  const own = state.occupancies.find(
    (other) => other.facilitatorId === facilitatorId && commonDays(other, days) !== undefined,
  );
  if (own !== undefined) return refuse({ kind: 'overlaps', what: 'occupancy', days: daysOf(own) });
  if (kind === 'replacement') {
    const absent = state.occupancies.find(({ occupancyId }) => occupancyId === replaces);
    if (!absent?.absences.some((absence) => holds(absence, from)))
      return refuse({ kind: 'noAbsenceToReplace', on: from });
  }
  const data = {
    positionId: state.positionId,
    ...rest,
    facilitatorId,
    kind,
    ...(kind === 'replacement' && replaces !== undefined && { replaces }),
  };
  return unlessOverfunded(state, { type: 'PositionOccupied', schemaVersion: 1, effectiveOn: from, data });
};

const endOccupancy = (command: PositionCommandOf<'EndOccupancy'>, state: PositionState): Decision => {
  const { occupancyId, to, reason, note, decidedOn } = command;
  const occupancy = state.occupancies.find((known) => known.occupancyId === occupancyId);
  if (occupancy === undefined) return refuse({ kind: 'unknown', what: 'occupancy' });
  const fault =
    reasonFault('occupancyEnd', reason, decidedOn) ??
    endFault(occupancy.from, to) ??
    (state.to !== undefined && to > state.to
      ? ({ kind: 'outsideDays', what: 'position', days: { from: occupancy.from, to }, allowed: daysOf(state) } as const)
      : undefined);
  if (fault !== undefined) return refuse(fault);
  if (occupancy.to === to) return ok([]);
  const { positionId } = state;
  const { facilitatorId } = occupancy;
  const data = { positionId, occupancyId, facilitatorId, reason, ...(note !== undefined && { note }) };
  return unlessOverfunded(state, { type: 'OccupancyEnded', schemaVersion: 1, effectiveOn: to, data });
};

const recordAbsence = (command: PositionCommandOf<'RecordAbsence'>, state: PositionState): Decision => {
  const { absenceId, occupancyId, pay, from, to } = command;
  const occupancy = state.occupancies.find((known) => known.occupancyId === occupancyId);
  if (occupancy === undefined) return refuse({ kind: 'unknown', what: 'occupancy' });
  const days = daysOf(command);
  const fault = endFault(from, to) ?? outside('occupancy', days, occupancy);
  if (fault !== undefined) return refuse(fault);
  const same = occupancy.absences.find((absence) => commonDays(absence, days) !== undefined);
  if (same !== undefined) return refuse({ kind: 'overlaps', what: 'absence', days: daysOf(same) });
  const { positionId } = state;
  const { facilitatorId } = occupancy;
  const data = { positionId, absenceId, occupancyId, facilitatorId, pay, ...(to !== undefined && { to }) };
  return ok([{ type: 'AbsenceRecorded', schemaVersion: 1, effectiveOn: from, data }]);
};

const endAbsence = ({ absenceId, to }: PositionCommandOf<'EndAbsence'>, state: PositionState): Decision => {
  const occupancy = state.occupancies.find(({ absences }) => absences.some((known) => known.absenceId === absenceId));
  const absence = occupancy?.absences.find((known) => known.absenceId === absenceId);
  if (occupancy === undefined || absence === undefined) return refuse({ kind: 'unknown', what: 'absence' });
  const fault = endFault(absence.from, to);
  if (fault !== undefined) return refuse(fault);
  if (absence.to === to) return ok([]);
  const data = { positionId: state.positionId, absenceId, facilitatorId: occupancy.facilitatorId };
  return unlessOverfunded(state, { type: 'AbsenceEnded', schemaVersion: 1, effectiveOn: to, data });
};

const open = ({ from, position }: PositionCommandOf<'OpenPosition'>, state: PositionState): Decision => {
  // The same position may be opened twice: by the request, and by the process that finishes what a request began.
  if (state.positionId !== '') return ok([]);
  const fault = endFault(from, position.to);
  if (fault !== undefined) return refuse(fault);
  return ok([{ type: 'PositionOpened', schemaVersion: 1, effectiveOn: from, data: position }]);
};

const decide = (command: PositionCommand, state: PositionState): Decision => {
  if (command.type === 'OpenPosition') return open(command, state);
  if (state.positionId === '') return refuse({ kind: 'unknown', what: 'position' });
  switch (command.type) {
    case 'ChangeTerms':
      return changeTerms(command, state);
    case 'EndPosition':
      return end(command, state);
    case 'OccupyPosition':
      return occupy(command, state);
    case 'EndOccupancy':
      return endOccupancy(command, state);
    case 'RecordAbsence':
      return recordAbsence(command, state);
    case 'EndAbsence':
      return endAbsence(command, state);
    default:
      return assertNever(command);
  }
};

export const positionDecider: Decider<PositionState, PositionCommand, PositionEvent, StaffingRefusal> = {
  version: 'position/1',
  initialState: noPosition,
  decide,
  evolve: evolvePosition,
};

/** Stream `position-<positionId>`: a position holds its occupancies, so that the funded share is decided in one place. */
export const positionAggregate: Aggregate<PositionState, PositionCommand, PositionEvent, StaffingRefusal> = {
  category: 'position',
  decider: positionDecider,
  touches: (event) => [event.data.positionId],
};
