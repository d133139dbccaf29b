import { type Aggregate, assertNever, type Decider, err, ok, type Result } from '@lotsenbuch/kernel';
import { type CarrierDecision, carrierReasonsFor } from './carrier-reasons.js';
import { type CarrierState, carrierNameOn, evolveCarrier, noCarrier } from './carrier-state.js';
import type { CarrierEvent } from './events.js';
import { observeSpelling } from './observe-spelling.js';
import { isUsableName, MAX_NAME_LENGTH, organisationName } from './organisation-name.js';
import { type EntryRefusal, type RecordTransparencyRegisterEntry, recordEntry } from './transparency-register-entry.js';

export const CARRIER_CATEGORY = 'carrier';

/** Days are Berlin calendar days. */
export type CarrierCommand =
  | {
      readonly type: 'RegisterCarrier';
      readonly carrierId: string;
      /** As published, or as the officer gives it. */
      readonly name: string;
      /** The day from which the record counts that it was first seen in; else the day on which it is registered. */
      readonly on: string;
      /** Absent where an officer registers it. */
      readonly recordId?: string;
    }
  | {
      readonly type: 'ObserveSpelling';
      readonly spelling: string;
      readonly on: string;
      readonly recordId: string;
    }
  | {
      readonly type: 'RenameCarrier';
      readonly to: string;
      /** From this day on the name holds; may lie in the past. */
      readonly effectiveOn: string;
      readonly reason: string;
      readonly decidedOn: string;
      readonly voidMerge?: string;
    }
  | {
      readonly type: 'MergeCarrier';
      readonly into: string;
      /** What the winner is read as at the time of the command, by the directory; absent if it knows no such carrier. */
      readonly intoReadAs?: string;
      readonly reason: string;
      readonly decidedOn: string;
      /** Set where the directory reads an earlier merge of this carrier as void: the carrier it went into. */
      readonly voidMerge?: string;
    }
  | RecordTransparencyRegisterEntry;

export type CarrierRejection =
  | { readonly kind: 'carrierUnknown' }
  | { readonly kind: 'carrierAlreadyRegistered' }
  | { readonly kind: 'nameRefused'; readonly maxLength: number }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] }
  | { readonly kind: 'carrierMerged'; readonly into: string }
  | { readonly kind: 'mergeTargetUnknown'; readonly into: string }
  /** The other carrier is this one, or is itself read as this one. */
  | { readonly kind: 'mergeIntoItself'; readonly into: string }
  | EntryRefusal;

type Decision = Result<readonly CarrierEvent[], CarrierRejection>;
type Command<Type extends CarrierCommand['type']> = Extract<CarrierCommand, { readonly type: Type }>;

const refusedReason = (decision: CarrierDecision, reason: string, on: string): CarrierRejection | undefined => {
  const allowed = carrierReasonsFor(decision, on).map(({ code }) => code);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};

const mergedElsewhere = (state: CarrierState, voidMerge: string | undefined): CarrierRejection | undefined =>
  state.mergedInto === undefined || state.mergedInto === voidMerge
    ? undefined
    : { kind: 'carrierMerged', into: state.mergedInto };

const register = ({ carrierId, name, on, recordId }: Command<'RegisterCarrier'>): Decision => {
  const organisation = organisationName(name);
  const { spelling, legalForm } = organisation;
  if (!isUsableName(organisation)) return err({ kind: 'nameRefused', maxLength: MAX_NAME_LENGTH });
  const data = {
    carrierId,
    name: spelling,
    ...(legalForm !== undefined && { legalForm }),
    ...(recordId !== undefined && { recordId }),
  };
  return ok([{ type: 'CarrierRegistered', schemaVersion: 1, effectiveOn: on, data }]);
};

const rename = (carrierId: string, command: Command<'RenameCarrier'>, state: CarrierState): Decision => {
  const { effectiveOn, reason, decidedOn, voidMerge } = command;
  const name = organisationName(command.to);
  const to = name.spelling;
  if (!isUsableName(name)) return err({ kind: 'nameRefused', maxLength: MAX_NAME_LENGTH });
  const refused = mergedElsewhere(state, voidMerge) ?? refusedReason('rename', reason, decidedOn);
  if (refused !== undefined) return err(refused);
  const from = carrierNameOn(state, effectiveOn) ?? '';
  if (from === to) return ok([]);
  return ok([{ type: 'CarrierRenamed', schemaVersion: 1, effectiveOn, data: { carrierId, from, to, reason } }]);
};

const merge = (carrierId: string, command: Command<'MergeCarrier'>, state: CarrierState): Decision => {
  const { into, intoReadAs, reason, decidedOn, voidMerge } = command;
  if (into === carrierId || intoReadAs === carrierId) return err({ kind: 'mergeIntoItself', into });
  if (intoReadAs === undefined) return err({ kind: 'mergeTargetUnknown', into });
  const refused = mergedElsewhere(state, voidMerge) ?? refusedReason('merge', reason, decidedOn);
  if (refused !== undefined) return err(refused);
  return ok([{ type: 'CarrierMerged', schemaVersion: 1, data: { carrierId, into, reason } }]);
};

const decide = (command: CarrierCommand, state: CarrierState): Decision => {
  const { carrierId } = state;
  if (command.type === 'RegisterCarrier') {
    return carrierId === undefined ? register(command) : err({ kind: 'carrierAlreadyRegistered' });
  }
  if (carrierId === undefined) return err({ kind: 'carrierUnknown' });
  switch (command.type) {
    case 'ObserveSpelling': {
      const name = organisationName(command.spelling);
      return isUsableName(name)
        ? ok(observeSpelling(carrierId, state, { spelling: name.spelling, on: command.on }, command.recordId))
        : err({ kind: 'nameRefused', maxLength: MAX_NAME_LENGTH });
    }
    case 'RenameCarrier':
      return rename(carrierId, command, state);
    case 'MergeCarrier':
      return merge(carrierId, command, state);
    case 'RecordTransparencyRegisterEntry': {
      const refused = mergedElsewhere(state, command.voidMerge);
      return refused === undefined ? recordEntry(carrierId, command, state) : err(refused);
    }
    default:
      return assertNever(command);
  }
};

/** Stream `carrier-<carrierId>`. A merge is one event in the losing stream; nothing moves, it is resolved when read. */
export const carrierDecider: Decider<CarrierState, CarrierCommand, CarrierEvent, CarrierRejection> = {
  version: 'carrier/1',
  initialState: noCarrier,
  decide,
  evolve: evolveCarrier,
};

export const carrierAggregate: Aggregate<CarrierState, CarrierCommand, CarrierEvent, CarrierRejection> = {
  category: CARRIER_CATEGORY,
  decider: carrierDecider,
  touches: (event) => [event.data.carrierId],
};
