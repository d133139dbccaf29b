import { type ActingPerson, assertNever } from '@lotsenbuch/kernel';
import type {
  Application,
  Block,
  DocumentAttached,
  FundsShortfall,
  GrantEvent,
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

const settledDecision = (
  state: GrantState,
  decisionId: string,
  outcome: Pick<Decision, 'outcome' | 'shortfalls'>,
): readonly Decision[] =>
  state.decisions.map((decision) => (decision.decisionId === decisionId ? { ...decision, ...outcome } : decision));

const applicationOf = ({
  data,
  effectiveOn,
}: GrantEvent & { type: 'ApplicationSubmitted' | 'ApplicationRevised' }): ApplicationVersion => {
  const { carrierId, area, period, financing, plan, positions, goals, selectionId, copiedFrom, version } = data;
  return {
    carrierId,
    area,
    period,
    financing,
    plan,
    positions,
    goals,
    ...(selectionId !== undefined && { selectionId }),
    ...(copiedFrom !== undefined && { copiedFrom }),
    version,
    receivedOn: effectiveOn,
  };
};

/** The version that was asked for is off the table; what was approved before still holds. */
const refused = (state: GrantState, status: 'applicationWithdrawn' | 'rejected'): GrantState =>
  state.terms === undefined ? { ...state, status } : { ...state, application: state.decidedApplication };

const rejectionOf = (state: GrantState, event: GrantEvent & { type: 'ApplicationRejected' }): Rejection => ({
  decisionId: `rejection-${state.application?.version ?? 0}`,
  on: event.effectiveOn,
  reason: event.data.reason,
  appliedOn: state.application?.receivedOn ?? event.effectiveOn,
});

const decisionOf = (
  state: GrantState,
  { data, effectiveOn }: GrantEvent & { type: 'GrantDecisionTaken' },
): Decision | undefined => {
  const { carrierId, area, period, financing, approvedCents, rates, lines, positionsApproved, notice, ruleSet } = data;
  const { decisionId, kind, by, replaces, before } = data;
  const application = replaces ? state.application : (state.decidedApplication ?? state.application);
  return (
    application && {
      decisionId,
      kind,
      by,
      on: effectiveOn,
      replaces,
      before,
      terms: { carrierId, area, period, financing, approvedCents, rates, lines, positionsApproved, notice, ruleSet },
      application,
      outcome: 'open',
      shortfalls: [],
    }
  );
};

export const evolveGrant = (state: GrantState, event: GrantEvent): GrantState => {
  switch (event.type) {
    case 'ApplicationSubmitted':
      return {
        ...state,
        grantId: event.data.grantId,
        fileReference: event.data.fileReference,
        status: 'applied',
        application: applicationOf(event),
        lastVersion: event.data.version,
        applicants: [event.data.by],
        openPoints: event.data.openPoints,
      };
    case 'ApplicationRevised':
      return {
        ...state,
        application: applicationOf(event),
        lastVersion: event.data.version,
        applicants: [...state.applicants, event.data.by],
        openPoints: event.data.openPoints,
      };
    case 'ApplicationWithdrawn':
      return refused(state, 'applicationWithdrawn');
    case 'OpenPointSettled':
      return { ...state, openPoints: state.openPoints.filter((block) => block !== event.data.block) };
    case 'AdvisoryStatementGiven':
      return { ...state, statements: [...state.statements, event.data.from] };
    case 'EarlyStartConsented':
      return { ...state, earlyStart: event.effectiveOn };
    case 'ApplicationReviewed': {
      const { version, lines, recommendedCents, by } = event.data;
      return { ...state, reviews: [...state.reviews, { version, lines, recommendedCents, by, isOutdated: false }] };
    }
    case 'ApplicationRejected':
      return { ...refused(state, 'rejected'), rejections: [...state.rejections, rejectionOf(state, event)] };
    case 'GrantDecisionTaken': {
      const decision = decisionOf(state, event);
      return decision === undefined
        ? state
        : { ...state, status: 'deciding', openDecision: decision, decisions: [...state.decisions, decision] };
    }
    case 'GrantApproved': {
      const { grantId: _grantId, decisionId, kind: _kind, ...terms } = event.data;
      const decided = state.openDecision?.application ?? state.decidedApplication;
      const answersRequest = state.openDecision?.replaces ?? true;
      return {
        ...state,
        status: 'approved',
        openDecision: undefined,
        terms,
        decidedApplication: decided,
        application: answersRequest ? decided : state.application,
        decisions: settledDecision(state, decisionId, { outcome: 'approved', shortfalls: [] }),
      };
    }
    case 'DecisionLapsed':
      return {
        ...state,
        status: state.terms === undefined ? 'applied' : 'approved',
        openDecision: undefined,
        decisions: settledDecision(state, event.data.decisionId, {
          outcome: 'lapsed',
          shortfalls: event.data.shortfalls,
        }),
      };
    case 'NoticeIssued':
      return { ...state, notices: [...state.notices, { issued: { ...event.data, on: event.effectiveOn } }] };
    case 'NoticeNotified':
      return {
        ...state,
        notices: state.notices.map((notice) =>
          notice.issued.noticeId === event.data.noticeId
            ? { ...notice, notified: { ...event.data, on: event.effectiveOn } }
            : notice,
        ),
      };
    case 'AmendmentRequested': {
      const { version, period, plan, positions, by } = event.data;
      return state.application === undefined
        ? state
        : {
            ...state,
            application: { ...state.application, version, period, plan, positions, receivedOn: event.effectiveOn },
            lastVersion: version,
            applicants: [...state.applicants, by],
          };
    }
    case 'HearingOpened': {
      const { hearingId, act, statementUntil, knownSince, by } = event.data;
      const hearing = { hearingId, act, statementUntil, knownSince, isAnswered: false, by };
      return { ...state, hearings: [...state.hearings, hearing] };
    }
    case 'HearingStatementReceived':
      return {
        ...state,
        hearings: state.hearings.map((hearing) =>
          hearing.hearingId === event.data.hearingId ? { ...hearing, isAnswered: true } : hearing,
        ),
      };
    case 'NoticeWithdrawn':
    case 'NoticeRevoked': {
      const { approvedCents, rates } = event.data;
      const terms = state.terms && { ...state.terms, approvedCents, rates };
      const act = event.type === 'NoticeWithdrawn' ? ('withdrawal' as const) : ('revocation' as const);
      const ends = [...state.ends, { ...event.data, act, effectiveOn: event.effectiveOn }];
      const reviews = state.reviews.map((review) => ({ ...review, isOutdated: true }));
      return { ...state, status: approvedCents === 0 ? 'ended' : state.status, terms, ends, reviews };
    }
    case 'OverrideRequested': {
      const { block, by } = event.data;
      const version = state.application?.version ?? 0;
      return { ...state, overrides: [...state.overrides, { block, version, requestedBy: by }] };
    }
    case 'BlockOverridden':
      return {
        ...state,
        overrides: state.overrides.map((override) =>
          override === openRequest(state, event.data.block) ? { ...override, by: event.data.by } : override,
        ),
      };
    case 'PaymentRecorded':
      return {
        ...state,
        paidCents: state.paidCents + event.data.amountCents,
        payments: [...state.payments, { ...event.data, on: event.effectiveOn }],
      };
    case 'DocumentAttached':
      return {
        ...state,
        documents: [...state.documents, { ...event.data, on: event.effectiveOn }],
      };
    default:
      return assertNever(event);
  }
};
