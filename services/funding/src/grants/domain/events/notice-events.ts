import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Rate } from '../financing-plan.js';
import type { GrantArea, NoteInVault } from './grant-values.js';

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
