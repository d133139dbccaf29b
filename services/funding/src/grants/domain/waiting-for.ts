import { type ActingPerson, addDays, localDate } from '@lotsenbuch/kernel';
import type { Block, GrantArea } from './events.js';
import { type GrantState, isPending, presentOverrides, presentReview } from './grant-state.js';
import { replacedBy } from './notice/tellable.js';
import { isOverridden } from './override/standing-blocks.js';
import { limitationDay } from './rule-sets/limitation.js';
import { ruleSetInForce } from './rule-sets/rule-sets.js';

/** What somebody has to do next about a grant. */
export type WaitingAct =
  | 'giveStatement'
  | 'settleOpenPoint'
  | 'countersignOverride'
  | 'reviewApplication'
  | 'approveGrant'
  | 'approveAmendment'
  | 'decideFinally'
  | 'issueNotice'
  | 'recordNotification'
  | 'giveHearingStatement'
  | 'decideAfterHearing';

export interface Waiting {
  readonly act: WaitingAct;
  readonly role: 'officer' | 'approver' | 'district' | 'programmeOffice' | 'carrier';
  /** With role `district`. */
  readonly area?: GrantArea;
  /** With role `carrier`. */
  readonly carrierId?: string;
  /** With an open point or an override. */
  readonly block?: Block;
  /** Last Berlin day on which it is in time. */
  readonly due: string;
  /** Persons who may not do it: four eyes. */
  readonly notBy: readonly ActingPerson[];
}

const dayBefore = (day: string): string => addDays(localDate(day), -1);

/** The decision is due before the project begins; of an amendment, before the day it came a month ago. */
const decisionDue = ({ application, terms }: GrantState): string => {
  if (application === undefined) return '';
  return terms === undefined ? dayBefore(application.period.from) : addDays(localDate(application.receivedOn), 30);
};

const beforeDecision = (state: GrantState): readonly Waiting[] => {
  if (!isPending(state) || state.application === undefined) return [];
  const due = decisionDue(state);
  const { area } = state.application;
  const isReviewed = presentReview(state) !== undefined;
  const missing = (from: 'programmeOffice' | 'district') => !state.statements.includes(from) && !isReviewed;
  const applicants = state.applicants;
  const waiting: Waiting[] = [];
  if (state.terms === undefined && missing('programmeOffice')) {
    waiting.push({ act: 'giveStatement', role: 'programmeOffice', due, notBy: applicants });
  }
  if (state.terms === undefined && area !== 'supraDistrict' && missing('district')) {
    waiting.push({ act: 'giveStatement', role: 'district', area, due, notBy: applicants });
  }
  waiting.push(
    isReviewed
      ? {
          act: state.terms === undefined ? 'approveGrant' : 'approveAmendment',
          role: 'approver',
          due,
          notBy: [...applicants, ...state.reviews.map(({ by }) => by)],
        }
      : { act: 'reviewApplication', role: 'officer', due, notBy: applicants },
  );
  return waiting;
};

const overridesAndPoints = (state: GrantState): readonly Waiting[] => {
  const due = decisionDue(state);
  const points = isPending(state) ? state.openPoints.filter((block) => !isOverridden(state, block)) : [];
  return [
    ...points.map(
      (block): Waiting => ({
        act: 'settleOpenPoint',
        role: 'officer',
        block,
        due,
        notBy: block === 'applicationLate' ? state.applicants : [],
      }),
    ),
    ...presentOverrides(state)
      .filter(({ by }) => by === undefined)
      .map(
        ({ block, requestedBy }): Waiting => ({
          act: 'countersignOverride',
          role: 'approver',
          block,
          due,
          notBy: [requestedBy, ...state.applicants],
        }),
      ),
  ];
};

const afterDecision = (state: GrantState): readonly Waiting[] => {
  const waiting: Waiting[] = [];
  const decided = [
    ...state.decisions.filter(({ outcome }) => outcome === 'approved'),
    ...state.rejections,
    ...state.ends.map(({ actId, decidedOn }) => ({ decisionId: actId, on: decidedOn })),
  ];
  for (const { decisionId, on } of decided) {
    const notice = state.notices.find(({ issued }) => issued.decisionId === decisionId);
    if (notice === undefined) {
      if (replacedBy(state, decisionId) === undefined) {
        waiting.push({ act: 'issueNotice', role: 'officer', due: on, notBy: [] });
      }
    } else if (notice.notified === undefined) {
      waiting.push({ act: 'recordNotification', role: 'officer', due: notice.issued.on, notBy: [] });
    }
  }
  if (state.status === 'approved' && state.terms?.notice === 'provisional') {
    const due = dayBefore(state.terms.period.to);
    const { applicants } = state;
    waiting.push(
      presentReview(state) === undefined && !isPending(state)
        ? { act: 'reviewApplication', role: 'officer', due, notBy: applicants }
        : { act: 'decideFinally', role: 'approver', due, notBy: [...applicants, ...state.reviews.map(({ by }) => by)] },
    );
  }
  return waiting;
};

/** A carrier that says nothing within its time does not hold up the decision, so it waits for both. */
const inHearings = (state: GrantState): readonly Waiting[] =>
  state.hearings
    .filter(({ hearingId }) => !state.ends.some((end) => end.hearingId === hearingId))
    .flatMap((hearing): readonly Waiting[] => {
      const carrierId = state.application?.carrierId;
      const lastDay = limitationDay(ruleSetInForce(hearing.knownSince), localDate(hearing.knownSince));
      return [
        ...(hearing.isAnswered || carrierId === undefined
          ? []
          : [
              {
                act: 'giveHearingStatement',
                role: 'carrier',
                carrierId,
                due: hearing.statementUntil,
                notBy: [],
              } as const,
            ]),
        { act: 'decideAfterHearing', role: 'approver', due: lastDay, notBy: [hearing.by] },
      ];
    });

/** Everything a grant waits for, by the day on which it is due. While the budget years are asked, nobody has to act. */
export const waitingFor = (state: GrantState): readonly Waiting[] =>
  [...beforeDecision(state), ...overridesAndPoints(state), ...afterDecision(state), ...inHearings(state)].toSorted(
    (a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0),
  );
