import { assertNever } from '@lotsenbuch/kernel';
import type { GrantEvent } from './events.js';
import { type ApplicationVersion, type Decision, type GrantState, openRequest, type Rejection } from './grant-state.js';

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

/** The grant after one more event. */
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
