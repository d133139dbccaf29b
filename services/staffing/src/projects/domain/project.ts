import { type Aggregate, assertNever, type Decider, ok, type Result } from '@lotsenbuch/kernel';
import { type Dated, heldOn, withDated } from '../../domain/dated.js';
import type { Days } from '../../domain/days.js';
import type { PersonalValue } from '../../domain/personal-value.js';
import type { Place } from '../../domain/place.js';
import { endFault, reasonFault, refuse, type StaffingRefusal } from '../../domain/refusal.js';

interface Note {
  readonly note?: PersonalValue;
}

/** Work of a carrier in a district or across districts. effectiveOn: first day. */
export interface ProjectOpened {
  readonly type: 'ProjectOpened';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly projectId: string;
    readonly title: string;
    readonly place: Place;
    readonly carrierId: string;
  };
}

/** Another carrier carries the project on. effectiveOn: its first day. */
export interface ProjectTransferred {
  readonly type: 'ProjectTransferred';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly projectId: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  } & Note;
}

/** effectiveOn: first day on which it is no more. */
export interface ProjectEnded {
  readonly type: 'ProjectEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly projectId: string; readonly reason: string } & Note;
}

export type ProjectEvent = ProjectOpened | ProjectTransferred | ProjectEnded;

export type ProjectCommand =
  | {
      readonly type: 'OpenProject';
      readonly projectId: string;
      readonly title: string;
      readonly place: Place;
      readonly carrierId: string;
      readonly from: string;
    }
  | ({
      readonly type: 'TransferProject';
      readonly to: string;
      readonly from: string;
      readonly reason: string;
      readonly decidedOn: string;
    } & Note)
  | ({ readonly type: 'EndProject'; readonly to: string; readonly reason: string; readonly decidedOn: string } & Note);

export interface ProjectState extends Days {
  /** Empty until it is opened. */
  readonly projectId: string;
  readonly title: string;
  readonly place: Place;
  readonly carriers: readonly Dated<string>[];
}

const noProject: ProjectState = { projectId: '', title: '', place: '01', carriers: [], from: '' };

/** The carrier that is responsible on a day. */
export const carrierOn = ({ carriers }: ProjectState, on: string): string => heldOn(carriers, on) ?? '';

const noteOf = ({ note }: Note): Note => (note === undefined ? {} : { note });

const decide = (command: ProjectCommand, state: ProjectState): Result<readonly ProjectEvent[], StaffingRefusal> => {
  if (command.type === 'OpenProject') {
    const { projectId, title, place, carrierId, from } = command;
    if (state.projectId !== '') return refuse({ kind: 'exists', what: 'project' });
    const data = { projectId, title, place, carrierId };
    return ok([{ type: 'ProjectOpened', schemaVersion: 1, effectiveOn: from, data }]);
  }
  const { projectId } = state;
  if (projectId === '') return refuse({ kind: 'unknown', what: 'project' });
  if (state.to !== undefined) return refuse({ kind: 'ended', what: 'project', on: state.to });
  const { reason, decidedOn } = command;
  switch (command.type) {
    case 'TransferProject': {
      const fault =
        reasonFault('projectTransfer', reason, decidedOn) ??
        (command.from < state.from
          ? { kind: 'outsideDays', what: 'project', days: { from: command.from }, allowed: { from: state.from } }
          : undefined);
      if (fault !== undefined) return refuse(fault);
      const from = carrierOn(state, command.from);
      if (from === command.to) return ok([]);
      const data = { projectId, from, to: command.to, reason, ...noteOf(command) };
      return ok([{ type: 'ProjectTransferred', schemaVersion: 1, effectiveOn: command.from, data }]);
    }
    case 'EndProject': {
      const fault = reasonFault('projectEnd', reason, decidedOn) ?? endFault(state.from, command.to);
      if (fault !== undefined) return refuse(fault);
      const data = { projectId, reason, ...noteOf(command) };
      return ok([{ type: 'ProjectEnded', schemaVersion: 1, effectiveOn: command.to, data }]);
    }
    default:
      return assertNever(command);
  }
};

const evolve = (state: ProjectState, event: ProjectEvent): ProjectState => {
  switch (event.type) {
    case 'ProjectOpened': {
      const { carrierId, ...data } = event.data;
      return { ...data, carriers: withDated([], event.effectiveOn, carrierId), from: event.effectiveOn };
    }
    case 'ProjectTransferred':
      return { ...state, carriers: withDated(state.carriers, event.effectiveOn, event.data.to) };
    case 'ProjectEnded':
      return { ...state, to: event.effectiveOn };
    default:
      return assertNever(event);
  }
};

const projectDecider: Decider<ProjectState, ProjectCommand, ProjectEvent, StaffingRefusal> = {
  version: 'project/1',
  initialState: noProject,
  decide,
  evolve,
};

/** Stream `project-<projectId>`. */
export const projectAggregate: Aggregate<ProjectState, ProjectCommand, ProjectEvent, StaffingRefusal> = {
  category: 'project',
  decider: projectDecider,
  touches: (event) => [event.data.projectId],
};
