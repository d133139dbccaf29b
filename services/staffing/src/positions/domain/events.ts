import type { PersonalValue } from '../../domain/personal-value.js';
import type { WeeklyHours } from '../../domain/weekly-hours.js';

/** By which money a position is paid. Only positions of the programme belong to a grant. */
export const FUNDING_PROGRAMMES = ['programme', 'jobCentre', 'other'] as const;
export type FundingProgramme = (typeof FUNDING_PROGRAMMES)[number];

/** What of a position can change while it goes on. */
export interface PositionTerms {
  readonly weeklyHours: WeeklyHours;
  /** Full-time hours of the tariff. */
  readonly fullTimeHours: WeeklyHours;
  readonly tariff: string;
  readonly payGroup: string;
  /** Planned staff cost of the position a month, employer's share included, in cents. */
  readonly monthlyCostCents: number;
  /** Planned cost of a full-time post, where the position's was computed from it; cents. */
  readonly fullTimeCostCents?: number;
}

export interface PositionDescription {
  readonly positionId: string;
  readonly projectId: string;
  readonly profile: string;
  readonly targetGroup: string;
  readonly fundingProgramme: FundingProgramme;
  /** Exactly with the programme. */
  readonly grantId?: string;
  readonly terms: PositionTerms;
  /** First day on which it is no more; absent if it has no end yet. */
  readonly to?: string;
}

interface Note {
  readonly note?: PersonalValue;
}

/** effectiveOn: first day. */
export interface PositionOpened {
  readonly type: 'PositionOpened';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: PositionDescription;
}

/** effectiveOn: first day of the new terms. */
export interface PositionTermsChanged {
  readonly type: 'PositionTermsChanged';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly positionId: string;
    readonly from: PositionTerms;
    readonly to: PositionTerms;
    readonly reason: string;
  } & Note;
}

/** effectiveOn: first day on which it is no more. */
export interface PositionEnded {
  readonly type: 'PositionEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly positionId: string; readonly grantId?: string; readonly reason: string } & Note;
}

/** `handover` overlaps with whoever leaves, `replacement` takes the funded share of somebody absent over. */
export const OCCUPANCY_KINDS = ['regular', 'handover', 'replacement'] as const;
export type OccupancyKind = (typeof OCCUPANCY_KINDS)[number];

/** effectiveOn: first day. */
export interface PositionOccupied {
  readonly type: 'PositionOccupied';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly positionId: string;
    readonly occupancyId: string;
    readonly facilitatorId: string;
    /** Basis points of the position's hours: 10,000 is all of them. */
    readonly share: number;
    readonly kind: OccupancyKind;
    /** Whether the position's money pays it. */
    readonly funded: boolean;
    /** Occupancy of the absent person; exactly with kind `replacement`. */
    readonly replaces?: string;
    readonly to?: string;
  };
}

/** effectiveOn: first day on which it is no more; the first day of the occupancy if it never was. */
export interface OccupancyEnded {
  readonly type: 'OccupancyEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly positionId: string;
    readonly occupancyId: string;
    readonly facilitatorId: string;
    readonly reason: string;
  } & Note;
}

/** Whether pay goes on during an absence. Why somebody is absent is nobody's business here. */
export const ABSENCE_PAYS = ['continued', 'suspended'] as const;
export type AbsencePay = (typeof ABSENCE_PAYS)[number];

/** effectiveOn: first day. While pay is suspended the funded share is free for a replacement. */
export interface AbsenceRecorded {
  readonly type: 'AbsenceRecorded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly positionId: string;
    readonly absenceId: string;
    readonly occupancyId: string;
    readonly facilitatorId: string;
    readonly pay: AbsencePay;
    readonly to?: string;
  };
}

/** effectiveOn: first day of work again. */
export interface AbsenceEnded {
  readonly type: 'AbsenceEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly positionId: string; readonly absenceId: string; readonly facilitatorId: string };
}

export type PositionEvent =
  | PositionOpened
  | PositionTermsChanged
  | PositionEnded
  | PositionOccupied
  | OccupancyEnded
  | AbsenceRecorded
  | AbsenceEnded;
