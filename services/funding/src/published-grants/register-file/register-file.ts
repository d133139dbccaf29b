import type { DistrictFinding, PublishedCells } from '../domain/events.js';

/** Bytes of an uploaded file; the registers of 2016 and 2019 have 0.5 and 0.7 MB. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

export type AmountPrecision = 'wholeEuros' | 'cents';

/** One grant as published. */
export interface RegisterRow {
  /** 1-based, as a spreadsheet shows it. */
  readonly row: number;
  readonly cells: PublishedCells;
  readonly amountCents: number;
  readonly amountPrecision: AmountPrecision;
}

/** A row whose file says itself that it belongs to the programme, and where. */
export interface VerifiedRow extends RegisterRow {
  readonly district: DistrictFinding;
}

/** What a published file says about one register year. */
export type RegisterFile =
  | {
      readonly reader: 'workbook';
      readonly year: number;
      readonly sheet: string;
      readonly rows: readonly RegisterRow[];
    }
  | { readonly reader: 'csv'; readonly year: number; readonly rows: readonly VerifiedRow[] };
