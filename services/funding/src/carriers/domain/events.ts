/** A carrier became known: an organisation that received a grant of the programme, or is going to apply for one. */
export interface CarrierRegistered {
  readonly type: 'CarrierRegistered';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly carrierId: string;
    /** As published, edge blanks removed. */
    readonly name: string;
    /** Legal form in its usual short writing (`e. V.`, `gGmbH`), absent where the name shows none. */
    readonly legalForm?: string;
    /** The published grant record it was first seen in; absent where an officer registered it. */
    readonly recordId?: string;
  };
}

/** The organisation as a register wrote it; once per spelling and register year. */
export interface CarrierSpellingObserved {
  readonly type: 'CarrierSpellingObserved';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly carrierId: string; readonly spelling: string; readonly recordId: string };
}

/**
 * Seen under another legal form from this date on (`GIZ e. V.` to `GIZ gGmbH`). Without `from` no form was known for
 * the days before: a register of an earlier year that is read later puts the same form, or another one, before those
 * already known.
 */
export interface CarrierLegalFormChanged {
  readonly type: 'CarrierLegalFormChanged';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly carrierId: string;
    readonly from?: string;
    readonly to: string;
    readonly recordId: string;
  };
}

/** An officer gave the carrier another name from this date on. */
export interface CarrierRenamed {
  readonly type: 'CarrierRenamed';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly carrierId: string;
    readonly from: string;
    readonly to: string;
    /** Code from the catalogue of carrier reasons. */
    readonly reason: string;
  };
}

/** In the losing stream: from now on this carrier is read as the other. Nothing moves; it is resolved when read. */
export interface CarrierMerged {
  readonly type: 'CarrierMerged';
  readonly schemaVersion: 1;
  readonly data: {
    readonly carrierId: string;
    readonly into: string;
    /** Code from the catalogue of carrier reasons. */
    readonly reason: string;
  };
}

/**
 * An officer saw the carrier's entry in the transparency register, which a legal person needs before a grant is
 * approved. effectiveOn: the day it was seen.
 */
export interface TransparencyRegisterEntryRecorded {
  readonly type: 'TransparencyRegisterEntryRecorded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly carrierId: string;
    /** As the register writes it. */
    readonly entryNumber: string;
    /** SHA-256 of the extract, lower-case hex; absent where none was kept. */
    readonly document?: string;
  };
}

export type CarrierEvent =
  | CarrierRegistered
  | CarrierSpellingObserved
  | CarrierLegalFormChanged
  | CarrierRenamed
  | CarrierMerged
  | TransparencyRegisterEntryRecorded;
