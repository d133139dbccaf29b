import { type Aggregate, assertNever, type Decider, ok, type Result } from '@lotsenbuch/kernel';
import { commonDays, type Days, holds } from '../../domain/days.js';
import type { PersonalValue } from '../../domain/personal-value.js';
import { endFault, reasonFault, refuse, type StaffingRefusal } from '../../domain/refusal.js';
import { minimumWeeklyHoursOn } from '../../domain/staffing-rules.js';
import type { EmploymentTerms, FacilitatorEvent, PersonalDetails } from './events.js';

export interface Employment extends EmploymentTerms {
  readonly from: string;
}

/** An employment that is to begin. */
export interface NewEmployment extends Employment {
  readonly note?: PersonalValue;
}

export type FacilitatorCommand =
  | {
      readonly type: 'RegisterFacilitator';
      readonly facilitatorId: string;
      readonly details: PersonalDetails;
      readonly employment: NewEmployment;
      readonly decidedOn: string;
    }
  | { readonly type: 'ChangeDetails'; readonly details: PersonalDetails }
  | { readonly type: 'BeginEmployment'; readonly employment: NewEmployment; readonly decidedOn: string }
  | {
      readonly type: 'EndEmployment';
      readonly employmentId: string;
      readonly to: string;
      readonly reason: string;
      readonly note?: PersonalValue;
      readonly decidedOn: string;
    };

export interface FacilitatorState {
  /** Empty until registered. Also the subject of the person's values in the vault. */
  readonly facilitatorId: string;
  readonly details: PersonalDetails;
  readonly employments: readonly Employment[];
}

type Decision = Result<readonly FacilitatorEvent[], StaffingRefusal>;

export const employmentsOn = ({ employments }: FacilitatorState, on: string): readonly Employment[] =>
  employments.filter((employment) => holds(employment, on));

/** The carriers that work with the person: the employers of the day, else the last or the next one. */
export const employersAround = (facilitator: FacilitatorState, on: string): readonly string[] => {
  const present = employmentsOn(facilitator, on);
  // One that ends on its first day was recorded by mistake and makes nobody an employer.
  const real = facilitator.employments.filter(({ from, to }) => to === undefined || from < to);
  const last = real.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  return (present.length > 0 || last === undefined ? present : [last]).map(({ carrierId }) => carrierId);
};

/** Whether the rules of the first day ask for an exception, and whether the one given is one. */
const exceptionFault = ({ form, weeklyHours, exception, from }: Employment, decidedOn: string) => {
  const minimum = minimumWeeklyHoursOn(from);
  const hours = minimum !== undefined && weeklyHours < minimum ? { minimumHours: minimum } : undefined;
  const isException = form !== 'socialInsurance' || hours !== undefined;
  if (exception !== undefined) {
    return isException
      ? reasonFault('employmentException', exception, decidedOn)
      : ({ kind: 'exceptionNotNeeded' } satisfies StaffingRefusal);
  }
  return isException
    ? ({ kind: 'exceptionNeeded', form: form !== 'socialInsurance', ...hours } satisfies StaffingRefusal)
    : undefined;
};

const begin = (
  facilitatorId: string,
  employment: NewEmployment,
  decidedOn: string,
  known: readonly Employment[],
): Decision => {
  const { from, ...terms } = employment;
  const same = known.find(
    (other) => other.carrierId === employment.carrierId && commonDays(other, employment) !== undefined,
  );
  const fault =
    endFault(from, employment.to) ??
    exceptionFault(employment, decidedOn) ??
    (same === undefined ? undefined : { kind: 'overlaps' as const, what: 'employment', days: daysOf(same) });
  if (fault !== undefined) return refuse(fault);
  return ok([{ type: 'EmploymentBegun', schemaVersion: 1, effectiveOn: from, data: { facilitatorId, ...terms } }]);
};

const daysOf = ({ from, to }: Employment): Days => ({ from, ...(to !== undefined && { to }) });

const decide = (command: FacilitatorCommand, state: FacilitatorState): Decision => {
  const { facilitatorId } = state;
  if (command.type === 'RegisterFacilitator') {
    if (facilitatorId !== '') return refuse({ kind: 'exists', what: 'facilitator' });
    const { details, employment, decidedOn } = command;
    const begun = begin(command.facilitatorId, employment, decidedOn, []);
    if (!begun.ok) return begun;
    const data = { facilitatorId: command.facilitatorId, details };
    return ok([{ type: 'FacilitatorRegistered', schemaVersion: 1, data }, ...begun.value]);
  }
  if (facilitatorId === '') return refuse({ kind: 'unknown', what: 'facilitator' });
  switch (command.type) {
    case 'ChangeDetails': {
      const data = { facilitatorId, details: command.details };
      return ok([{ type: 'FacilitatorDetailsChanged', schemaVersion: 1, data }]);
    }
    case 'BeginEmployment':
      return begin(facilitatorId, command.employment, command.decidedOn, state.employments);
    case 'EndEmployment': {
      const { employmentId, to, reason, note, decidedOn } = command;
      const employment = state.employments.find((known) => known.employmentId === employmentId);
      if (employment === undefined) return refuse({ kind: 'unknown', what: 'employment' });
      const fault = reasonFault('employmentEnd', reason, decidedOn) ?? endFault(employment.from, to);
      if (fault !== undefined) return refuse(fault);
      if (employment.to === to) return ok([]);
      const data = { facilitatorId, employmentId, reason, ...(note !== undefined && { note }) };
      return ok([{ type: 'EmploymentEnded', schemaVersion: 1, effectiveOn: to, data }]);
    }
    default:
      return assertNever(command);
  }
};

const evolve = (state: FacilitatorState, event: FacilitatorEvent): FacilitatorState => {
  switch (event.type) {
    case 'FacilitatorRegistered':
      return { ...event.data, employments: [] };
    case 'FacilitatorDetailsChanged':
      return { ...state, details: { ...state.details, ...event.data.details } };
    case 'EmploymentBegun': {
      const { facilitatorId: _, note: __, ...terms } = event.data;
      return { ...state, employments: [...state.employments, { ...terms, from: event.effectiveOn }] };
    }
    case 'EmploymentEnded':
      return {
        ...state,
        employments: state.employments.map((employment) =>
          employment.employmentId === event.data.employmentId ? { ...employment, to: event.effectiveOn } : employment,
        ),
      };
    default:
      return assertNever(event);
  }
};

const facilitatorDecider: Decider<FacilitatorState, FacilitatorCommand, FacilitatorEvent, StaffingRefusal> = {
  version: 'facilitator/1',
  initialState: { facilitatorId: '', details: {}, employments: [] },
  decide,
  evolve,
};

/** Stream `facilitator-<facilitatorId>`. */
export const facilitatorAggregate: Aggregate<FacilitatorState, FacilitatorCommand, FacilitatorEvent, StaffingRefusal> =
  {
    category: 'facilitator',
    decider: facilitatorDecider,
    touches: (event) => [event.data.facilitatorId],
  };
