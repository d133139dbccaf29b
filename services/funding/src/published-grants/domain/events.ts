/** Verdict of the classification rule on one row of a published register. */
export type Verdict = 'confirmed' | 'inReview' | 'apart';

/** Where a figure comes from: which file, sheet and row (1-based, as a spreadsheet shows it). */
export interface SourceLine {
  /** SHA-256 of the file, lower-case hex. */
  readonly file: string;
  readonly sheet?: string;
  readonly row: number;
}

/** A cell of a column that has no meaning here, under its caption as published. */
export interface FurtherCell {
  readonly caption: string;
  readonly text: string;
}

/**
 * The register's columns by meaning; captions vary from year to year, these names do not. Texts are exactly as
 * published, with line breaks and edge blanks; a column the file does not have is absent.
 */
export interface PublishedCells {
  readonly recipient: string;
  readonly funder: string;
  readonly purpose: string;
  readonly policyField?: string;
  readonly year: string;
  readonly amount: string;
  readonly kind?: string;
  readonly address?: string;
  /** What else the row held, empty cells left out, in the order of the columns. */
  readonly further?: readonly FurtherCell[];
}

/** How the district of a record is known; `district` is the key 01 to 12. */
export type DistrictFinding =
  | { readonly basis: 'namedInPurpose'; readonly district: string }
  | { readonly basis: 'inferredFromCarrier'; readonly district: string }
  | { readonly basis: 'supraDistrict' }
  | { readonly basis: 'unknown' };

/** Which clause of the rule decided, and what in the row made it apply. */
export interface VerdictBasis {
  readonly clause: string;
  readonly matched: string;
}

/** A row that matched a keyword and is not ours. Texts as published, each cut after 400 characters. */
export interface RefusedRow {
  readonly row: number;
  readonly recipient: string;
  readonly funder: string;
  readonly policyField: string;
  readonly purpose: string;
  /** Reason code of the rule. */
  readonly reason: string;
}

/** First event of an import: one file, one atomic append. Evidence of what was published, not a grant of ours. */
export interface RegisterImported {
  readonly type: 'RegisterImported';
  readonly schemaVersion: 1;
  readonly data: {
    readonly importId: string;
    readonly year: number;
    readonly file: { readonly sha256: string; readonly bytes: number };
    readonly reader: 'workbook' | 'csv';
    readonly sheet?: string;
    readonly ruleVersion: string;
    /** Data rows read, without the caption row. */
    readonly rows: number;
    readonly verdicts: {
      readonly confirmed: number;
      readonly inReview: number;
      readonly apart: number;
      readonly refused: number;
    };
    readonly changes: {
      readonly recorded: number;
      readonly corrected: number;
      readonly withdrawn: number;
      readonly reclassified: number;
      readonly unchanged: number;
    };
    /** Rows that matched a keyword and are not ours; continued in {@link RegisterRowsRefused} if they do not fit. */
    readonly refused: readonly RefusedRow[];
  };
}

export interface RegisterRowsRefused {
  readonly type: 'RegisterRowsRefused';
  readonly schemaVersion: 1;
  readonly data: { readonly importId: string; readonly refused: readonly RefusedRow[] };
}

/** effectiveOn is 1 January of the register year, with precision *year*. */
export interface PublishedGrantRecorded {
  readonly type: 'PublishedGrantRecorded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly recordId: string;
    readonly importId: string;
    readonly year: number;
    /** What makes it the same record in another file: folded texts and n-th among equals (from 1). Never the row. */
    readonly identity: {
      readonly recipient: string;
      readonly funder: string;
      readonly purpose: string;
      readonly ordinal: number;
    };
    readonly source: SourceLine;
    /** Every cell exactly as published. */
    readonly cells: PublishedCells;
    readonly amountCents: number;
    readonly amountPrecision: 'wholeEuros' | 'cents';
    readonly effectivePrecision: 'year';
    readonly verdict: Verdict;
    readonly basis: VerdictBasis;
    readonly district: DistrictFinding;
  };
}

/** The same record with another amount in a later file: both values are kept. */
export interface PublishedGrantCorrected {
  readonly type: 'PublishedGrantCorrected';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly recordId: string;
    readonly importId: string;
    readonly source: SourceLine;
    readonly amountCents: { readonly from: number; readonly to: number };
    readonly cells: PublishedCells;
  };
}

/**
 * The same record under another verdict, clause or district finding: a later file moved it to another policy field, or
 * a newer rule judges it differently. What a person decided about the record stays.
 */
export interface PublishedGrantReclassified {
  readonly type: 'PublishedGrantReclassified';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly recordId: string;
    readonly importId: string;
    readonly source: SourceLine;
    readonly cells: PublishedCells;
    readonly verdict: { readonly from: Verdict; readonly to: Verdict };
    readonly basis: VerdictBasis;
    readonly district: DistrictFinding;
  };
}

/** Gone from a corrected file. A record that comes back is recorded again under the same id. */
export interface PublishedGrantWithdrawn {
  readonly type: 'PublishedGrantWithdrawn';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly recordId: string; readonly importId: string; readonly file: string };
}

/** A person decided a record that the rule left in review. */
export interface PublishedGrantReviewed {
  readonly type: 'PublishedGrantReviewed';
  readonly schemaVersion: 1;
  readonly data: {
    readonly recordId: string;
    readonly decision: 'include' | 'exclude';
    /** Code from the catalogue of review reasons. */
    readonly reason: string;
  };
}

/** The recipient of a record was resolved to a carrier, by a stated rule or by a person. */
export interface PublishedGrantCarrierResolved {
  readonly type: 'PublishedGrantCarrierResolved';
  readonly schemaVersion: 1;
  readonly data: {
    readonly recordId: string;
    readonly carrierId: string;
    /** Name of the rule that matched, or `decidedByPerson`. */
    readonly rule: string;
    /** Present where the carrier tells the district that the purpose does not name. */
    readonly district?: DistrictFinding;
    /** Code from the catalogue, where a person decided. */
    readonly reason?: string;
  };
}

/** Several carriers resemble the recipient: a person decides. */
export interface PublishedGrantCarrierAmbiguous {
  readonly type: 'PublishedGrantCarrierAmbiguous';
  readonly schemaVersion: 1;
  readonly data: {
    readonly recordId: string;
    readonly candidates: readonly { readonly carrierId: string; readonly rule: string }[];
  };
}

export type PublishedRegisterEvent =
  | RegisterImported
  | RegisterRowsRefused
  | PublishedGrantRecorded
  | PublishedGrantCorrected
  | PublishedGrantReclassified
  | PublishedGrantWithdrawn
  | PublishedGrantReviewed
  | PublishedGrantCarrierResolved
  | PublishedGrantCarrierAmbiguous;
