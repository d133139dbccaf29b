import { type Aggregate, assertNever, type Decider, ok, type Result } from '@lotsenbuch/kernel';
import type { Days } from '../../domain/days.js';
import type { PersonalValue } from '../../domain/personal-value.js';
import type { Place } from '../../domain/place.js';
import { endFault, reasonFault, refuse, type StaffingRefusal } from '../../domain/refusal.js';
import type { WeeklyHours } from '../../domain/weekly-hours.js';

export const FUNCTION_KINDS = ['districtCoordinator', 'teamLead', 'contactPerson'] as const;
export type FunctionKind = (typeof FUNCTION_KINDS)[number];

/** Whose money pays the function. */
export const FUNCTION_PAYERS = ['senate', 'district', 'carrier', 'other'] as const;
export type FunctionPayer = (typeof FUNCTION_PAYERS)[number];

export interface FunctionDescription {
  /** Also the subject of the person's values in the vault: one holding is one subject. */
  readonly functionId: string;
  readonly kind: FunctionKind;
  readonly place: Place;
  /** Whose team lead or contact person it is; absent for those of a district. */
  readonly carrierId?: string;
  readonly name: PersonalValue;
  readonly contact?: PersonalValue;
  readonly paidBy: FunctionPayer;
  readonly weeklyHours?: WeeklyHours;
  /** The holding for which this person is the deputy. */
  readonly deputyFor?: string;
  /** First day on which it is no more. */
  readonly to?: string;
}

/** Somebody holds a function from a day on. effectiveOn: first day. */
export interface FunctionAssigned {
  readonly type: 'FunctionAssigned';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: FunctionDescription;
}

/** effectiveOn: first day on which it is no more. */
export interface FunctionEnded {
  readonly type: 'FunctionEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly functionId: string; readonly reason: string; readonly note?: PersonalValue };
}

export type FunctionEvent = FunctionAssigned | FunctionEnded;

export type FunctionCommand =
  | { readonly type: 'AssignFunction'; readonly from: string; readonly description: FunctionDescription }
  | {
      readonly type: 'EndFunction';
      readonly to: string;
      readonly reason: string;
      readonly note?: PersonalValue;
      readonly decidedOn: string;
    };

export interface FunctionState extends Days {
  /** Absent until it is assigned. */
  readonly description?: FunctionDescription;
}

const decide = (command: FunctionCommand, state: FunctionState): Result<readonly FunctionEvent[], StaffingRefusal> => {
  if (command.type === 'AssignFunction') {
    const { from, description } = command;
    const fault = endFault(from, description.to);
    if (state.description !== undefined) return refuse({ kind: 'exists', what: 'function' });
    if (fault !== undefined) return refuse(fault);
    return ok([{ type: 'FunctionAssigned', schemaVersion: 1, effectiveOn: from, data: description }]);
  }
  const { to, reason, note, decidedOn } = command;
  if (state.description === undefined) return refuse({ kind: 'unknown', what: 'function' });
  const fault = reasonFault('functionEnd', reason, decidedOn) ?? endFault(state.from, to);
  if (fault !== undefined) return refuse(fault);
  if (to === state.to) return ok([]);
  const data = { functionId: state.description.functionId, reason, ...(note !== undefined && { note }) };
  return ok([{ type: 'FunctionEnded', schemaVersion: 1, effectiveOn: to, data }]);
};

const evolve = (state: FunctionState, event: FunctionEvent): FunctionState => {
  switch (event.type) {
    case 'FunctionAssigned': {
      const { to } = event.data;
      return { description: event.data, from: event.effectiveOn, ...(to !== undefined && { to }) };
    }
    case 'FunctionEnded':
      return { ...state, to: event.effectiveOn };
    default:
      return assertNever(event);
  }
};

/**
 * Stream `functionHolder-<functionId>`: one person in one function. A successor is another stream, so that erasing one
 * person leaves the others; a deputy is a holding of its own that names whose deputy it is.
 */
export const functionAggregate: Aggregate<FunctionState, FunctionCommand, FunctionEvent, StaffingRefusal> = {
  category: 'functionHolder',
  decider: { version: 'function-holder/1', initialState: { from: '' }, decide, evolve } satisfies Decider<
    FunctionState,
    FunctionCommand,
    FunctionEvent,
    StaffingRefusal
  >,
  touches: (event) => [event.data.functionId],
};
