import { type ActingPerson, assertNever } from '@lotsenbuch/kernel';
import type {
  Application,
  Block,
  GrantEvent,
  GrantTerms,
  NoticeIssued,
  NoticeNotified,
  ReviewedLine,
} from './events.js';

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
}

export interface OpenDecision {
  readonly decisionId: string;
  readonly kind: 'approval' | 'amendment';
  readonly by: ActingPerson;
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

/** One grant, from the application on. */
export interface GrantState {
  readonly grantId: string | undefined;
  readonly status: GrantStatus;
  readonly fileReference: string | undefined;
  /** The latest version of the application or of the amendment that was asked for. */
  readonly application: (Application & { readonly version: number; readonly receivedOn: string }) | undefined;
  readonly applicants: readonly ActingPerson[];
  /** Blocks that still stand. */
  readonly openPoints: readonly Block[];
  readonly overrides: readonly {
    readonly block: Block;
    readonly requestedBy: ActingPerson;
    readonly by?: ActingPerson;
  }[];
  readonly earlyStart: string | undefined;
  readonly statements: readonly ('programmeOffice' | 'district')[];
  readonly reviews: readonly Review[];
  readonly openDecision: OpenDecision | undefined;
  /** What holds; undefined before the first approval. */
  readonly terms: GrantTerms | undefined;
  readonly decisions: readonly (OpenDecision & {
    readonly on: string;
    readonly outcome: 'open' | 'approved' | 'lapsed';
  })[];
  readonly notices: readonly Notice[];
  readonly hearings: readonly Hearing[];
  readonly paidCents: number;
  readonly payments: readonly string[];
  readonly documents: readonly string[];
}

export const noGrant: GrantState = {
  grantId: undefined,
  status: 'none',
  fileReference: undefined,
  application: undefined,
  applicants: [],
  openPoints: [],
  overrides: [],
  earlyStart: undefined,
  statements: [],
  reviews: [],
  openDecision: undefined,
  terms: undefined,
  decisions: [],
  notices: [],
  hearings: [],
  paidCents: 0,
  payments: [],
  documents: [],
};

/** Overpaid where a cut went below what was paid; lawful, and to be claimed back later. 0 otherwise. */
export const overpaidCents = ({ terms, paidCents }: GrantState): number =>
  Math.max(0, paidCents - (terms?.approvedCents ?? 0));

const settledDecision = (state: GrantState, decisionId: string, outcome: 'approved' | 'lapsed') =>
  state.decisions.map((decision) => (decision.decisionId === decisionId ? { ...decision, outcome } : decision));

const applicationOf = ({ data, effectiveOn }: GrantEvent & { type: 'ApplicationSubmitted' | 'ApplicationRevised' }) => {
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

export const evolveGrant = (state: GrantState, event: GrantEvent): GrantState => {
  switch (event.type) {
    case 'ApplicationSubmitted':
      return {
        ...state,
        grantId: event.data.grantId,
        fileReference: event.data.fileReference,
        status: 'applied',
        application: applicationOf(event),
        applicants: [event.data.by],
        openPoints: event.data.openPoints,
      };
    case 'ApplicationRevised':
      return {
        ...state,
        application: applicationOf(event),
        applicants: [...state.applicants, event.data.by],
        openPoints: event.data.openPoints,
      };
    case 'ApplicationWithdrawn':
      return { ...state, status: 'applicationWithdrawn' };
    case 'OpenPointSettled':
      return { ...state, openPoints: state.openPoints.filter((block) => block !== event.data.block) };
    case 'AdvisoryStatementGiven':
      return { ...state, statements: [...state.statements, event.data.from] };
    case 'EarlyStartConsented':
      return { ...state, earlyStart: event.effectiveOn };
    case 'ApplicationReviewed': {
      const { version, lines, recommendedCents, by } = event.data;
      return { ...state, reviews: [...state.reviews, { version, lines, recommendedCents, by }] };
    }
    case 'ApplicationRejected':
      return { ...state, status: 'rejected' };
    case 'GrantDecisionTaken': {
      const { decisionId, kind, by } = event.data;
      const openDecision = { decisionId, kind, by };
      return {
        ...state,
        status: 'deciding',
        openDecision,
        decisions: [...state.decisions, { ...openDecision, on: event.effectiveOn, outcome: 'open' }],
      };
    }
    case 'GrantApproved': {
      const { grantId: _grantId, decisionId, kind: _kind, ...terms } = event.data;
      return {
        ...state,
        status: 'approved',
        openDecision: undefined,
        terms,
        decisions: settledDecision(state, decisionId, 'approved'),
      };
    }
    case 'DecisionLapsed':
      return {
        ...state,
        status: state.terms === undefined ? 'applied' : 'approved',
        openDecision: undefined,
        decisions: settledDecision(state, event.data.decisionId, 'lapsed'),
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
      return { ...state, status: approvedCents === 0 ? 'ended' : state.status, terms };
    }
    case 'OverrideRequested': {
      const { block, by } = event.data;
      return { ...state, overrides: [...state.overrides, { block, requestedBy: by }] };
    }
    case 'BlockOverridden':
      return {
        ...state,
        overrides: state.overrides.map((override) =>
          override.block === event.data.block && override.by === undefined
            ? { ...override, by: event.data.by }
            : override,
        ),
      };
    case 'PaymentRecorded':
      return {
        ...state,
        paidCents: state.paidCents + event.data.amountCents,
        payments: [...state.payments, event.data.paymentId],
      };
    case 'DocumentAttached':
      return { ...state, documents: [...state.documents, event.data.document] };
    default:
      return assertNever(event);
  }
};
