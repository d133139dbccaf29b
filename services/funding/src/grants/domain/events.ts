import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Financing, FinancingPlan, Rate } from './financing-plan.js';

/** District key `01` to `12`, or `supraDistrict`. Names the part of the budget year that is charged. */
export type GrantArea = string;

/** Note in the vault; absent where nobody wrote one. */
interface NoteInVault {
  readonly note?: { readonly subject: string; readonly ref: string; readonly commitment: string };
}

/** Days in Berlin; `to` is not part of it. */
export interface FundingPeriod {
  readonly from: string;
  readonly to: string;
}

/** Something that stands against a decision until it is settled, or overridden by two persons. */
export type Block =
  /** The carrier has no entry in the transparency register (needed before approval). */
  | 'noTransparencyRegisterEntry'
  /** The application came after the deadline of the selection. */
  | 'applicationLate'
  /** No district nominated this carrier for this area and period. */
  | 'notNominated'
  /** The period began before the decision, without consent to an early start. */
  | 'startedWithoutConsent'
  /** Documents that the rule set asks for are missing. */
  | 'documentsMissing';

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

/** What a decision fixes; a later decision states all of it again. */
export interface GrantTerms {
  readonly carrierId: string;
  readonly area: GrantArea;
  readonly period: FundingPeriod;
  readonly financing: Financing;
  readonly approvedCents: number;
  /** Per budget year, ascending; sum to `approvedCents`. */
  readonly rates: readonly Rate[];
  /** Approved plan per cost line. */
  readonly lines: readonly { readonly lineId: string; readonly amountCents: number }[];
  readonly positionsApproved: number;
  /** Provisional: subject to the final decision, which replaces it. */
  readonly notice: 'provisional' | 'final';
  /** Id of the rule set that is pinned, such as `be-2025-07`. */
  readonly ruleSet: string;
}

/**
 * A person's act. Money is not bound yet: the process manager asks the budget years, then {@link GrantApproved} or
 * {@link DecisionLapsed} follows. effectiveOn: day of the decision.
 */
export interface GrantDecisionTaken {
  readonly type: 'GrantDecisionTaken';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: GrantTerms & {
    readonly grantId: string;
    readonly decisionId: string;
    readonly kind: 'approval' | 'amendment';
    /** What was approved before this decision, per budget year; empty for the first. Only the difference charges free funds. */
    readonly before: readonly Rate[];
    /** An amendment with a new review replaces the notice and starts a new time for objection; otherwise it supplements. */
    readonly replaces: boolean;
    /** Blocks that were overridden; marked for ever. */
    readonly overridden: readonly Block[];
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The funds are bound; from now on the terms hold. Recorded by the process manager. */
export interface GrantApproved {
  readonly type: 'GrantApproved';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: GrantTerms & {
    readonly grantId: string;
    readonly decisionId: string;
    readonly kind: 'approval' | 'amendment';
  };
}

/** Why a budget year did not give the money; figures of that moment. */
export interface FundsShortfall {
  readonly year: number;
  /** Part of the budget year: `district-01` … `district-12`, `supraDistrict`. */
  readonly part: string;
  /** What this decision would have charged in addition. */
  readonly requestedCents: number;
  readonly freeCents: number;
  readonly shortCents: number;
  /** `noBudgetYear`: there is no such budget year yet; else the money was not there. */
  readonly kind: 'overFreeFunds' | 'noBudgetYear';
}

/** The decision has no effect: the money was not there. What was approved before still holds. */
export interface DecisionLapsed {
  readonly type: 'DecisionLapsed';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly decisionId: string;
    readonly kind: 'approval' | 'amendment';
    readonly shortfalls: readonly FundsShortfall[];
  };
}

/** A notice (Bescheid) as a document. effectiveOn: day of issue. */
export interface NoticeIssued {
  readonly type: 'NoticeIssued';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly noticeId: string;
    /** The decision it tells, or the withdrawal or revocation; `rejection-` and the version for a rejection. */
    readonly decisionId: string;
    readonly kind: 'grant' | 'provisionalGrant' | 'amendment' | 'rejection' | 'withdrawal' | 'revocation';
    /** Version of the template it was made from. */
    readonly template: string;
    readonly language: 'de';
    /** SHA-256 of the PDF, lower-case hex. */
    readonly document: string;
    readonly by: ActingPerson;
  };
}

/**
 * How and when the notice reached the recipient. Four dates: decided (the decision's effectiveOn), notified (here the
 * effectiveOn), start of the approval period (in the terms), beyond appeal.
 */
export interface NoticeNotified {
  readonly type: 'NoticeNotified';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly noticeId: string;
    readonly by: ActingPerson;
    readonly way: 'post' | 'electronic' | 'handedOver';
    /** Day of posting or sending; of handing over. */
    readonly dispatchedOn: string;
    /** Proven day of receipt. */
    readonly receivedOn?: string;
    /** Last day of the time for objection. */
    readonly objectionUntil: string;
    /** First day on which it can no longer be appealed, if nobody objects. */
    readonly beyondAppealOn: string;
    readonly ruleSet: string;
  };
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

/** The hearing before a burdening act (§ 28 VwVfG). */
export interface HearingOpened {
  readonly type: 'HearingOpened';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly hearingId: string;
    readonly act: 'withdrawal' | 'revocation';
    readonly reason: string;
    /** Last day for a statement. */
    readonly statementUntil: string;
    /** Day of full knowledge of the facts: the year of §§ 48 (4), 49 (3) VwVfG runs from here. */
    readonly knownSince: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

export interface HearingStatementReceived {
  readonly type: 'HearingStatementReceived';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly grantId: string; readonly hearingId: string; readonly by: ActingPerson } & NoteInVault;
}

/** What remains after an act against the notice. */
export interface NoticeEnded {
  readonly grantId: string;
  readonly actId: string;
  readonly hearingId: string;
  readonly reason: string;
  /** Day of the decision; the effectiveOn may lie before it. */
  readonly decidedOn: string;
  /** What stays approved; 0 if nothing. */
  readonly approvedCents: number;
  readonly rates: readonly Rate[];
  /** What was approved before, per budget year: the difference flows back to the free funds. */
  readonly before: readonly Rate[];
  readonly area: GrantArea;
  readonly by: ActingPerson;
}

/** Rücknahme of an unlawful notice (§ 48 VwVfG). effectiveOn: from when. */
export interface NoticeWithdrawn {
  readonly type: 'NoticeWithdrawn';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: NoticeEnded & NoteInVault;
}

/** Widerruf of a lawful notice (§ 49 VwVfG). effectiveOn: from when. */
export interface NoticeRevoked {
  readonly type: 'NoticeRevoked';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: NoticeEnded & NoteInVault;
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

/** What the cash system paid; draw-downs and their review come to it later. effectiveOn: value date. */
export interface PaymentRecorded {
  readonly type: 'PaymentRecorded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly paymentId: string;
    readonly amountCents: number;
    /** Reference in the cash system. */
    readonly cashReference: string;
    readonly by: ActingPerson;
  };
}

/** A file that belongs to the grant; kept by its hash. */
export interface DocumentAttached {
  readonly type: 'DocumentAttached';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    /** SHA-256 of the bytes, lower-case hex. */
    readonly document: string;
    readonly kind:
      | 'transparencyRegisterExtract'
      | 'financingPlan'
      | 'selectionNote'
      | 'proofOfNotification'
      | 'statement'
      | 'other';
    readonly title: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly by: ActingPerson;
  };
}

export type GrantEvent =
  | ApplicationSubmitted
  | ApplicationRevised
  | ApplicationWithdrawn
  | OpenPointSettled
  | AdvisoryStatementGiven
  | EarlyStartConsented
  | ApplicationReviewed
  | ApplicationRejected
  | GrantDecisionTaken
  | GrantApproved
  | DecisionLapsed
  | NoticeIssued
  | NoticeNotified
  | AmendmentRequested
  | HearingOpened
  | HearingStatementReceived
  | NoticeWithdrawn
  | NoticeRevoked
  | OverrideRequested
  | BlockOverridden
  | PaymentRecorded
  | DocumentAttached;
