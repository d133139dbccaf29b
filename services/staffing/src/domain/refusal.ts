import { err, type Result } from '@lotsenbuch/kernel';
import type { Days } from './days.js';
import { type ReasonedAct, staffingReasonsFor } from './staffing-reasons.js';

/** What a refusal can be about. */
export type StaffingThing =
  | 'project'
  | 'position'
  | 'facilitator'
  | 'employment'
  | 'occupancy'
  | 'absence'
  | 'function'
  | 'grant'
  | 'carrier';

/** Why a rule of staffing stands against a command, with the figures of that moment. */
export type StaffingRefusal =
  | { readonly kind: 'unknown'; readonly what: StaffingThing }
  | { readonly kind: 'exists'; readonly what: StaffingThing }
  | { readonly kind: 'ended'; readonly what: StaffingThing; readonly on: string }
  | { readonly kind: 'endsBeforeItBegins'; readonly from: string; readonly to: string }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] }
  /** Days that are not all inside the days of what they belong to. */
  | { readonly kind: 'outsideDays'; readonly what: StaffingThing; readonly days: Days; readonly allowed: Days }
  | { readonly kind: 'overlaps'; readonly what: StaffingThing; readonly days: Days }
  /** No approval of this grant has reached staffing. */
  | { readonly kind: 'grantNotApproved'; readonly grantId: string }
  | {
      readonly kind: 'grantOfAnother';
      readonly field: 'carrier' | 'district';
      readonly found: string;
      readonly expected: string;
    }
  | {
      readonly kind: 'placesUsedUp';
      /** First day on which there would be too many. */
      readonly on: string;
      readonly approved: number;
      readonly taken: number;
    }
  | {
      readonly kind: 'fundedShareExceeded';
      readonly on: string;
      /** Basis points that would be funded on that day. */
      readonly share: number;
    }
  | { readonly kind: 'noAbsenceToReplace'; readonly on: string }
  | { readonly kind: 'exceptionNeeded'; readonly form: boolean; readonly minimumHours?: number }
  | { readonly kind: 'exceptionNotNeeded' };

export const refuse = (refusal: StaffingRefusal): Result<never, StaffingRefusal> => err(refusal);

/** The refusal of a reason that is not in the catalogue for this act on that day. */
export const reasonFault = (act: ReasonedAct, reason: string, on: string): StaffingRefusal | undefined => {
  const allowed = staffingReasonsFor(act, on);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};

/** The refusal of an end that is before the beginning. The same day is allowed: then it never was. */
export const endFault = (from: string, to: string | undefined): StaffingRefusal | undefined =>
  to !== undefined && to < from ? { kind: 'endsBeforeItBegins', from, to } : undefined;
