import type { ActingPerson } from '@lotsenbuch/kernel';
import type { FundingPeriod, GrantArea } from '../../grants/domain/events.js';
import type { Criterion, Points } from './selection-criteria.js';
import type { SplitOfFunds } from './split-funds.js';

/** Note in the vault; absent where nobody wrote one. */
export interface NoteInVault {
  readonly note?: { readonly subject: string; readonly ref: string; readonly commitment: string };
}

/** The call for bids (Auswahlverfahren). effectiveOn: the day it was published. */
export interface SelectionOpened {
  readonly type: 'SelectionOpened';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly selectionId: string;
    /** The district that chooses, or `supraDistrict`: the department chooses. */
    readonly area: GrantArea;
    readonly period: FundingPeriod;
    /** Last day for bids. */
    readonly bidsUntil: string;
    /** Last day for the nominated carrier's application. */
    readonly applicationsUntil: string;
    readonly criteria: readonly Criterion[];
    /** The most points for one criterion. */
    readonly maxPoints: number;
    readonly by: ActingPerson;
  };
}

/** effectiveOn: day of receipt. */
export interface BidReceived {
  readonly type: 'BidReceived';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly selectionId: string;
    readonly bidId: string;
    readonly carrierId: string;
    /** Received after the last day for bids: a fact that stays, not a refusal. */
    readonly isLate: boolean;
    /** SHA-256 of the bid, lower-case hex. */
    readonly document?: string;
    readonly by: ActingPerson;
  };
}

/**
 * What somebody who takes part in the choice said about interests of their own. `conflict` true: they have one, and
 * are out of the choice from then on; false: they have none.
 */
export interface ConflictOfInterestDeclared {
  readonly type: 'ConflictOfInterestDeclared';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly selectionId: string;
    readonly conflict: boolean;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The points of one bid for all criteria; a later assessment of the same bid replaces them. */
export interface BidAssessed {
  readonly type: 'BidAssessed';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly selectionId: string;
    readonly bidId: string;
    /** One for each criterion, in their order. */
    readonly points: readonly Points[];
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The choice, with its selection note (Auswahlvermerk): reason and note. effectiveOn: the day of the choice. */
export interface CarrierNominated {
  readonly type: 'CarrierNominated';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly selectionId: string;
    readonly area: GrantArea;
    readonly bidId: string;
    readonly carrierId: string;
    readonly period: FundingPeriod;
    /** Code from the catalogue `selectionNomination`. */
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** Another carrier goes on in mid-period. effectiveOn: the first day of the new carrier. */
export interface CarrierChanged {
  readonly type: 'CarrierChanged';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly selectionId: string;
    readonly area: GrantArea;
    readonly from: string;
    readonly to: string;
    /** What each of the two is to have of the money of a period. */
    readonly split: SplitOfFunds;
    /** Code from the catalogue `selectionCarrierChange`. */
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

export type SelectionEvent =
  | SelectionOpened
  | BidReceived
  | ConflictOfInterestDeclared
  | BidAssessed
  | CarrierNominated
  | CarrierChanged;
