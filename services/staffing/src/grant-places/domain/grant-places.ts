import { type Aggregate, assertNever, type Decider, ok, type Result } from '@lotsenbuch/kernel';
import { type Days, holds, within } from '../../domain/days.js';
import { endFault, refuse, type StaffingRefusal } from '../../domain/refusal.js';
import type { PositionDescription } from '../../positions/domain/events.js';

/** What funding approved, as far as staffing needs it. `to` is the first day after the approval period. */
export interface Approval {
  readonly grantId: string;
  readonly carrierId: string;
  /** Key 01 to 12 or `supraDistrict`. */
  readonly area: string;
  readonly from: string;
  readonly to: string;
  readonly positions: number;
}

/** Copied from funding, again after each amendment; the last one holds. */
export interface PositionsApproved {
  readonly type: 'PositionsApproved';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: Approval;
}

/** The notice was withdrawn or revoked and nothing stays approved. effectiveOn: from when. */
export interface ApprovalEnded {
  readonly type: 'ApprovalEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string };
}

/** A position of the grant is granted its place; the position itself is opened after it. effectiveOn: first day. */
export interface PlaceTaken {
  readonly type: 'PlaceTaken';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string; readonly to: string; readonly position: PositionDescription };
}

/** effectiveOn: first day on which the place is free again. */
export interface PlaceReleased {
  readonly type: 'PlaceReleased';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string; readonly positionId: string };
}

export type GrantPlacesEvent = PositionsApproved | ApprovalEnded | PlaceTaken | PlaceReleased;

export type GrantPlacesCommand =
  | { readonly type: 'RecordApproval'; readonly on: string; readonly approval: Approval }
  | { readonly type: 'EndApproval'; readonly on: string }
  | {
      readonly type: 'TakePlace';
      readonly grantId: string;
      readonly from: string;
      readonly to: string;
      readonly position: PositionDescription;
      /** Carrier and place of the project, which the grant must be for. */
      readonly carrierId: string;
      readonly area: string;
    }
  | { readonly type: 'ReleasePlace'; readonly positionId: string; readonly on: string };

interface Place extends Days {
  readonly positionId: string;
  readonly to: string;
}

export interface GrantPlaces {
  readonly approval?: Approval;
  /** From this day on nothing is approved any more. */
  readonly endedOn?: string;
  readonly places: readonly Place[];
}

type Decision = Result<readonly GrantPlacesEvent[], StaffingRefusal>;

export const takenOn = ({ places }: GrantPlaces, on: string): number =>
  places.filter((place) => holds(place, on)).length;

/** How many positions the grant has on a day. */
export const approvedOn = ({ approval, endedOn }: GrantPlaces, on: string): number =>
  approval !== undefined && holds(approval, on) && (endedOn === undefined || on < endedOn) ? approval.positions : 0;

const takePlace = (command: Extract<GrantPlacesCommand, { type: 'TakePlace' }>, state: GrantPlaces): Decision => {
  const { grantId, from, to, position } = command;
  const { approval } = state;
  if (state.places.some(({ positionId }) => positionId === position.positionId)) return ok([]);
  if (approval === undefined) return refuse({ kind: 'grantNotApproved', grantId });
  if (approval.carrierId !== command.carrierId) {
    return refuse({ kind: 'grantOfAnother', field: 'carrier', found: command.carrierId, expected: approval.carrierId });
  }
  if (approval.area !== command.area) {
    return refuse({ kind: 'grantOfAnother', field: 'district', found: command.area, expected: approval.area });
  }
  const days = { from, to };
  const approved = { from: approval.from, to: approval.to };
  const fault = endFault(from, to);
  if (fault !== undefined) return refuse(fault);
  if (!within(days, approved)) return refuse({ kind: 'outsideDays', what: 'grant', days, allowed: approved });
  const starts = [
    from,
    ...state.places.map((place) => place.from),
    ...(state.endedOn === undefined ? [] : [state.endedOn]),
  ];
  for (const on of starts.filter((day) => holds(days, day)).sort()) {
    const taken = takenOn(state, on);
    if (taken >= approvedOn(state, on)) {
      return refuse({ kind: 'placesUsedUp', on, approved: approvedOn(state, on), taken });
    }
  }
  return ok([{ type: 'PlaceTaken', schemaVersion: 1, effectiveOn: from, data: { grantId, to, position } }]);
};

const decide = (command: GrantPlacesCommand, state: GrantPlaces): Decision => {
  switch (command.type) {
    case 'RecordApproval':
      return ok([{ type: 'PositionsApproved', schemaVersion: 1, effectiveOn: command.on, data: command.approval }]);
    case 'EndApproval': {
      const { approval } = state;
      if (approval === undefined) return ok([]);
      const data = { grantId: approval.grantId };
      return ok([{ type: 'ApprovalEnded', schemaVersion: 1, effectiveOn: command.on, data }]);
    }
    case 'TakePlace':
      return takePlace(command, state);
    case 'ReleasePlace': {
      const place = state.places.find(({ positionId }) => positionId === command.positionId);
      if (state.approval === undefined || place === undefined || place.to <= command.on) return ok([]);
      const data = { grantId: state.approval.grantId, positionId: place.positionId };
      return ok([{ type: 'PlaceReleased', schemaVersion: 1, effectiveOn: command.on, data }]);
    }
    default:
      return assertNever(command);
  }
};

const evolve = (state: GrantPlaces, event: GrantPlacesEvent): GrantPlaces => {
  switch (event.type) {
    case 'PositionsApproved':
      return { approval: event.data, places: state.places };
    case 'ApprovalEnded':
      return { ...state, endedOn: event.effectiveOn };
    case 'PlaceTaken': {
      const { to, position } = event.data;
      const place = { positionId: position.positionId, from: event.effectiveOn, to };
      return { ...state, places: [...state.places, place] };
    }
    case 'PlaceReleased':
      return {
        ...state,
        places: state.places.map((place) =>
          place.positionId === event.data.positionId ? { ...place, to: event.effectiveOn } : place,
        ),
      };
    default:
      return assertNever(event);
  }
};

/** The most positions of a grant on one day, and when, if it is more than what is approved: after a cut, for a person. */
export const overApproved = (
  state: GrantPlaces,
): { readonly on: string; readonly approved: number; readonly taken: number } | undefined =>
  [...state.places.map(({ from }) => from), ...(state.endedOn === undefined ? [] : [state.endedOn])]
    .sort()
    .map((on) => ({ on, approved: approvedOn(state, on), taken: takenOn(state, on) }))
    .find(({ approved, taken }) => taken > approved);

/**
 * Stream `grantPositions-<grantId>`: approval and places together, so that of two requests for the last place one is
 * refused, whatever happens at the same time. A cut below what is taken is lawful: it is shown, not refused.
 */
export const grantPlacesAggregate: Aggregate<GrantPlaces, GrantPlacesCommand, GrantPlacesEvent, StaffingRefusal> = {
  category: 'grantPositions',
  decider: {
    version: 'grant-places/1',
    initialState: { places: [] },
    decide,
    evolve,
  } satisfies Decider<GrantPlaces, GrantPlacesCommand, GrantPlacesEvent, StaffingRefusal>,
  touches: (event) => [event.data.grantId],
};
