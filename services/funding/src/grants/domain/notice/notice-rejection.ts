import type { ActAgainstNotice } from '../reasons/notice-reasons.js';

/** Why something that follows a decision was refused: the figure, the rule, and what would have to change. */
export type NoticeRejection =
  | { readonly kind: 'grantUnknown' }
  /** Whoever applied may not act for the authority, and whoever opened the hearing does not decide. */
  | { readonly kind: 'fourEyes'; readonly other: 'applicant' | 'hearingOpener' }
  /** There is no decision, refusal or act with this id that a notice could tell. */
  | { readonly kind: 'nothingToTell'; readonly decisionId: string; readonly waiting: readonly string[] }
  /** A final decision came before the provisional one was told: it replaces it, and is told in its place. */
  | { readonly kind: 'decisionReplaced'; readonly by: string; readonly on: string }
  | { readonly kind: 'decisionHasNoEffect'; readonly outcome: 'open' | 'lapsed' }
  | { readonly kind: 'noticeIssuedBefore'; readonly noticeId: string; readonly on: string }
  | { readonly kind: 'noticeUnknown'; readonly noticeId: string }
  /** A day that cannot be: in the future, or not late enough after what has to come first. */
  | {
      readonly kind: 'dayImpossible';
      readonly field: string;
      readonly day: string;
      readonly notBefore?: string;
      readonly after?: string;
      readonly notAfter?: string;
    }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] }
  /** There is no notice in force that could be withdrawn or revoked. */
  | { readonly kind: 'noNoticeInForce' }
  /** An amendment waits for its money; what holds is not settled. */
  | { readonly kind: 'decisionPending' }
  | { readonly kind: 'hearingOpen'; readonly hearingId: string; readonly statementUntil: string }
  | { readonly kind: 'hearingUnknown'; readonly hearingId: string }
  | { readonly kind: 'hearingOfOtherAct'; readonly act: ActAgainstNotice }
  | { readonly kind: 'hearingUsed'; readonly hearingId: string }
  /** The carrier can still be heard (§ 28 VwVfG). */
  | { readonly kind: 'hearingPending'; readonly statementUntil: string }
  /** More than a year after full knowledge of the facts; nobody can override that. */
  | { readonly kind: 'limitationPassed'; readonly knownSince: string; readonly lastDay: string }
  /** What stays approved is not less than, or not part of, what is approved now. */
  | {
      readonly kind: 'remainderRefused';
      readonly approvedCents: number;
      readonly remainingCents: number;
      readonly year?: number;
    }
  | { readonly kind: 'notApproved' }
  /** Nothing is paid before somebody decided that it is. */
  | { readonly kind: 'paidBeforeDecision'; readonly paidOn: string; readonly decidedOn: string }
  /** Paid may never be more than approved. */
  | {
      readonly kind: 'overApproved';
      readonly approvedCents: number;
      readonly paidCents: number;
      readonly amountCents: number;
    }
  | {
      readonly kind: 'cashReferenceTaken';
      readonly cashReference: string;
      readonly amountCents: number;
      readonly on: string;
    };
