import type { ActingPerson } from '@lotsenbuch/kernel';
import type {
  Application,
  Block,
  DocumentAttached,
  FundsShortfall,
  GrantTerms,
  NoticeEnded,
  NoticeIssued,
  NoticeNotified,
  PaymentRecorded,
  ReviewedLine,
} from './events.js';
import type { Rate } from './financing-plan.js';

/** Where a grant stands. Draw-downs, proof of use, repayment and closing follow after `approved`, without a change here. */
export type GrantStatus =
  | 'none'
  | 'applied'
  | 'applicationWithdrawn'
  | 'rejected'
  /** A decision was taken and the budget years are asked for the money. */
  | 'deciding'
  | 'approved'
  /** The notice was withdrawn or revoked as a whole. */
  | 'ended';

export interface Review {
  readonly version: number;
  readonly lines: readonly ReviewedLine[];
  readonly recommendedCents: number;
  readonly by: ActingPerson;
  /** A notice was withdrawn or revoked since: what is adequate has to be looked at anew. */
  readonly isOutdated: boolean;
}

export interface Decision {
  readonly decisionId: string;
  readonly kind: 'approval' | 'amendment';
  readonly by: ActingPerson;
  /** Day of the decision. */
  readonly on: string;
  readonly replaces: boolean;
  /** What was approved before, per budget year; empty for the first. */
  readonly before: readonly Rate[];
  /** What holds once the money is there. */
  readonly terms: GrantTerms;
  /** The application, or the amendment that was asked for, that the terms rest on. */
  readonly application: ApplicationVersion;
  readonly outcome: 'open' | 'approved' | 'lapsed';
  /** With `lapsed`: what was missing where. */
  readonly shortfalls: readonly FundsShortfall[];
}

export interface ApplicationVersion extends Application {
  readonly version: number;
  readonly receivedOn: string;
}

export interface Notice {
  readonly issued: NoticeIssued['data'] & { readonly on: string };
  readonly notified?: NoticeNotified['data'] & { readonly on: string };
}

export interface Hearing {
  readonly hearingId: string;
  readonly act: 'withdrawal' | 'revocation';
  readonly statementUntil: string;
  readonly knownSince: string;
  readonly isAnswered: boolean;
  readonly by: ActingPerson;
}

/** What was asked for was refused. */
export interface Rejection {
  /** `rejection-` and the version that was refused. */
  readonly decisionId: string;
  readonly on: string;
  readonly reason: string;
  /** Day on which what was refused had come. */
  readonly appliedOn: string;
}

/** A withdrawal or revocation, as it was decided. */
export type NoticeEnd = NoticeEnded & { readonly act: 'withdrawal' | 'revocation'; readonly effectiveOn: string };

/** One grant, from the application on. */
export interface GrantState {
  readonly grantId: string | undefined;
  readonly status: GrantStatus;
  readonly fileReference: string | undefined;
  /** The version of the application, or of the amendment that was asked for, that is to be decided or was decided last. */
  readonly application: ApplicationVersion | undefined;
  /** The version that the terms rest on; the same as `application` while nothing is asked for. */
  readonly decidedApplication: ApplicationVersion | undefined;
  /** Versions count on, also over one that was refused. */
  readonly lastVersion: number;
  readonly applicants: readonly ActingPerson[];
  /** Blocks that still stand. */
  readonly openPoints: readonly Block[];
  readonly overrides: readonly {
    readonly block: Block;
    /** The version of the application, or of the amendment that was asked for: it counts for no other. */
    readonly version: number;
    readonly requestedBy: ActingPerson;
    readonly by?: ActingPerson;
  }[];
  readonly earlyStart: string | undefined;
  readonly statements: readonly ('programmeOffice' | 'district')[];
  readonly reviews: readonly Review[];
  /** The decision that waits for the money. */
  readonly openDecision: Decision | undefined;
  /** What holds; undefined before the first approval. */
  readonly terms: GrantTerms | undefined;
  readonly decisions: readonly Decision[];
  /** Refusals of the application or of an amendment, oldest first. */
  readonly rejections: readonly Rejection[];
  readonly notices: readonly Notice[];
  readonly hearings: readonly Hearing[];
  /** Withdrawals and revocations, oldest first. */
  readonly ends: readonly NoticeEnd[];
  readonly paidCents: number;
  readonly payments: readonly (PaymentRecorded['data'] & { readonly on: string })[];
  readonly documents: readonly (DocumentAttached['data'] & { readonly on: string })[];
}

export const noGrant: GrantState = {
  grantId: undefined,
  status: 'none',
  fileReference: undefined,
  application: undefined,
  decidedApplication: undefined,
  lastVersion: 0,
  applicants: [],
  openPoints: [],
  overrides: [],
  earlyStart: undefined,
  statements: [],
  reviews: [],
  openDecision: undefined,
  terms: undefined,
  decisions: [],
  rejections: [],
  notices: [],
  hearings: [],
  ends: [],
  paidCents: 0,
  payments: [],
  documents: [],
};

/** Overpaid where a cut went below what was paid; lawful, and to be claimed back later. 0 otherwise. */
export const overpaidCents = ({ terms, paidCents }: GrantState): number =>
  Math.max(0, paidCents - (terms?.approvedCents ?? 0));

/** A version waits for a decision: the first one, or an amendment that was asked for. */
export const isPending = ({ status, application, decidedApplication }: GrantState): boolean =>
  (status === 'applied' || status === 'approved') && application?.version !== decidedApplication?.version;

/** Overrides that count: those of the present version. Of another one, with another period or plan, nobody said it. */
export const presentOverrides = ({ overrides, application }: GrantState): GrantState['overrides'] =>
  overrides.filter(({ version }) => version === application?.version);

/** The override that waits for the second person. */
export const openRequest = (state: GrantState, block: Block): GrantState['overrides'][number] | undefined =>
  presentOverrides(state).find((override) => override.block === block && override.by === undefined);

/** What would be decided on: the latest review of the present version, unless an act against the notice came after it. */
export const presentReview = ({ reviews, application }: GrantState): Review | undefined =>
  reviews.findLast(({ version, isOutdated }) => version === application?.version && !isOutdated);
