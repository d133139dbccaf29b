import type { NoticeIssued } from '../events.js';
import type { Decision, GrantState, NoticeEnd, Rejection } from '../grant-state.js';

export type NoticeKind = NoticeIssued['data']['kind'];

/** Something decided that the carrier has to be told by a notice. */
export type Tellable =
  | { readonly kind: 'grant' | 'provisionalGrant' | 'amendment'; readonly decision: Decision }
  | { readonly kind: 'rejection'; readonly rejection: Rejection }
  | { readonly kind: 'withdrawal' | 'revocation'; readonly end: NoticeEnd };

export const decisionIdOf = (tellable: Tellable): string => {
  switch (tellable.kind) {
    case 'rejection':
      return tellable.rejection.decisionId;
    case 'withdrawal':
    case 'revocation':
      return tellable.end.actId;
    default:
      return tellable.decision.decisionId;
  }
};

/** Day on which it was decided. */
export const decidedOn = (tellable: Tellable): string => {
  switch (tellable.kind) {
    case 'rejection':
      return tellable.rejection.on;
    case 'withdrawal':
    case 'revocation':
      return tellable.end.decidedOn;
    default:
      return tellable.decision.on;
  }
};

/** The final decision after a provisional one replaces it, so it is a grant notice again and no amendment. */
const kindOf = (decision: Decision, before: Decision | undefined): 'grant' | 'provisionalGrant' | 'amendment' => {
  if (decision.terms.notice === 'provisional') return decision.kind === 'approval' ? 'provisionalGrant' : 'amendment';
  return decision.kind === 'approval' || before?.terms.notice === 'provisional' ? 'grant' : 'amendment';
};

/** Everything that took effect and can be told, oldest decision first. */
export const tellables = ({ decisions, rejections, ends }: GrantState): readonly Tellable[] => {
  const effective = decisions.filter(({ outcome }) => outcome === 'approved');
  return [
    ...effective.map((decision, index) => ({ kind: kindOf(decision, effective[index - 1]), decision })),
    ...rejections.map((rejection) => ({ kind: 'rejection', rejection }) as const),
    ...ends.map((end) => ({ kind: end.act, end })),
  ];
};

export const tellableOf = (state: GrantState, decisionId: string): Tellable | undefined =>
  tellables(state).find((tellable) => decisionIdOf(tellable) === decisionId);

/** The final decision that took the place of a provisional one; its notice replaces that of the provisional one. */
export const replacedBy = ({ decisions }: GrantState, decisionId: string): Decision | undefined => {
  const index = decisions.findIndex((decision) => decision.decisionId === decisionId);
  return decisions[index]?.terms.notice === 'provisional'
    ? decisions.slice(index + 1).find(({ outcome, terms }) => outcome === 'approved' && terms.notice === 'final')
    : undefined;
};

/** What was decided and has to be told still. */
export const waitingForNotice = (state: GrantState): readonly Tellable[] =>
  tellables(state).filter((tellable) => {
    const id = decisionIdOf(tellable);
    return !state.notices.some(({ issued }) => issued.decisionId === id) && replacedBy(state, id) === undefined;
  });
