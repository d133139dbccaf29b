import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Financing, FinancingPlan } from '../financing-plan.js';
import type { Block, FundingPeriod, GrantArea, NoteInVault } from './grant-values.js';

export interface Application {
  readonly carrierId: string;
  readonly area: GrantArea;
  readonly period: FundingPeriod;
  readonly financing: Financing;
  readonly plan: FinancingPlan;
  /** Positions applied for. */
  readonly positions: number;
  /** What is to be reached, one sentence each; no personal data. */
  readonly goals: readonly string[];
  /** The selection that nominated the carrier. */
  readonly selectionId?: string;
  /** Grant whose application was the start of this one. */
  readonly copiedFrom?: string;
}

/** effectiveOn: day of receipt. */
export interface ApplicationSubmitted {
  readonly type: 'ApplicationSubmitted';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: Application & {
    readonly grantId: string;
    /** File reference (Geschäftszeichen). */
    readonly fileReference: string;
    /** From 1; a revision counts on. */
    readonly version: number;
    /** Named open points at receipt; they block the decision, not the application. */
    readonly openPoints: readonly Block[];
    readonly by: ActingPerson;
  };
}

/** The carrier replaced its application before it was decided; a review of an earlier version no longer counts. */
export interface ApplicationRevised {
  readonly type: 'ApplicationRevised';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: Application & {
    readonly grantId: string;
    readonly version: number;
    readonly openPoints: readonly Block[];
    readonly by: ActingPerson;
  };
}

/** The carrier took its application back (Antragsrücknahme). */
export interface ApplicationWithdrawn {
  readonly type: 'ApplicationWithdrawn';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string; readonly reason: string; readonly by: ActingPerson } & NoteInVault;
}

/** What stood open is settled: the extract of the register came, the district nominated. */
export interface OpenPointSettled {
  readonly type: 'OpenPointSettled';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly block: Block;
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** Advice without a vote: of the programme office or of the district. */
export interface AdvisoryStatementGiven {
  readonly type: 'AdvisoryStatementGiven';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly from: 'programmeOffice' | 'district';
    readonly opinion: 'inFavour' | 'withReservations' | 'against';
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The project may begin before the decision, without a claim to a grant (AV § 44 LHO no. 1.3). effectiveOn: from this day. */
export interface EarlyStartConsented {
  readonly type: 'EarlyStartConsented';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string; readonly reason: string; readonly by: ActingPerson } & NoteInVault;
}

export interface ReviewedLine {
  readonly lineId: string;
  readonly necessary: boolean;
  /** What is adequate: 0 where it is not necessary, at most what was applied for. */
  readonly adequateCents: number;
  /** Code from the catalogue `reviewLine`. */
  readonly reason: string;
}

/** Application review note: necessity and adequacy per budget line (AV § 44 LHO no. 3.3). */
export interface ApplicationReviewed {
  readonly type: 'ApplicationReviewed';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    /** The version of the application, or the amendment request, that was reviewed. */
    readonly version: number;
    readonly lines: readonly ReviewedLine[];
    /** Sum of what is adequate − income; what the reviewer recommends to approve. */
    readonly recommendedCents: number;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The application was refused as a whole (Ablehnung). */
export interface ApplicationRejected {
  readonly type: 'ApplicationRejected';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string; readonly reason: string; readonly by: ActingPerson } & NoteInVault;
}

/** A change the carrier asked for, or that the authority proposes. Its version counts on from the application's: reviews name it. */
export interface AmendmentRequested {
  readonly type: 'AmendmentRequested';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly version: number;
    readonly origin: 'carrier' | 'exOfficio';
    readonly period: FundingPeriod;
    readonly plan: FinancingPlan;
    readonly positions: number;
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** Somebody wants a decision in spite of a block; a second person has to sign. */
export interface OverrideRequested {
  readonly type: 'OverrideRequested';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly block: Block;
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** Countersigned by a second person: the block no longer stands against a decision, and is marked for ever. */
export interface BlockOverridden {
  readonly type: 'BlockOverridden';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly block: Block;
    readonly requestedBy: ActingPerson;
    readonly by: ActingPerson;
  };
}
