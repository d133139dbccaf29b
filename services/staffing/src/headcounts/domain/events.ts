import type { District } from '../../domain/place.js';

/** How the counted people are paid: by the framework programme, by a job centre measure, or in any way at all. */
export const HEADCOUNT_KINDS = ['programme', 'jobCentre', 'all'] as const;
export type HeadcountKind = (typeof HEADCOUNT_KINDS)[number];

/** A figure of one line of a file. */
export interface ReportedFigure {
  readonly district: District;
  readonly kind: HeadcountKind;
  readonly count: number;
  /** Line of the file, from 1 with the captions. */
  readonly row: number;
  /** Where the figure was published. */
  readonly source: string;
  readonly note?: string;
}

/** What the file itself gives as the sum over the districts. Never added to anything. */
export interface ReportedTotal {
  readonly kind: HeadcountKind;
  readonly count: number;
  readonly row: number;
}

/** Figures of one day that were not known before. effectiveOn: the reporting day. */
export interface HeadcountsReported {
  readonly type: 'HeadcountsReported';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly day: string;
    /** SHA-256 of the file, lower-case hex. */
    readonly file: string;
    readonly figures: readonly ReportedFigure[];
    readonly totals: readonly ReportedTotal[];
  };
}

/** A later file gives another figure for the same day: both stand. effectiveOn: the reporting day. */
export interface HeadcountCorrected {
  readonly type: 'HeadcountCorrected';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly day: string;
    readonly file: string;
    readonly district: District;
    readonly kind: HeadcountKind;
    readonly from: number;
    readonly to: number;
    readonly row: number;
    readonly source: string;
    readonly note?: string;
  };
}

/** A later file gives another sum over the districts. effectiveOn: the reporting day. */
export interface HeadcountTotalCorrected {
  readonly type: 'HeadcountTotalCorrected';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly day: string;
    readonly file: string;
    readonly kind: HeadcountKind;
    readonly from: number;
    readonly to: number;
    readonly row: number;
  };
}

export type HeadcountEvent = HeadcountsReported | HeadcountCorrected | HeadcountTotalCorrected;
