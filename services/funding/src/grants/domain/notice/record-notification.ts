import { type ActingPerson, err, type LocalDate, ok, type Result } from '@lotsenbuch/kernel';
import type { NoticeNotified } from '../events.js';
import type { GrantState, Notice } from '../grant-state.js';
import { type Dispatch, notificationDates } from '../rule-sets/notification-dates.js';
import { isApplicant } from './is-applicant.js';
import type { NoticeRejection } from './notice-rejection.js';
import { rulesOf } from './rules-of.js';
import { tellableOf } from './tellable.js';

/** How the notice went out. Recorded again, with a proof that it came later for instance, the later record counts. */
export interface RecordNotification {
  readonly type: 'RecordNotification';
  readonly noticeId: string;
  readonly dispatch: Dispatch;
  readonly recordedOn: LocalDate;
  readonly by: ActingPerson;
}

const impossibleDay = (
  dispatch: Dispatch,
  { issued }: Notice,
  recordedOn: LocalDate,
): Extract<NoticeRejection, { kind: 'dayImpossible' }> | undefined => {
  const { receivedOn } = dispatch;
  const dispatchedOn = dispatch.way === 'handedOver' ? undefined : dispatch.dispatchedOn;
  const days = [
    { field: 'dispatchedOn', day: dispatchedOn, notBefore: issued.on },
    { field: 'receivedOn', day: receivedOn, notBefore: dispatchedOn ?? issued.on },
  ];
  for (const { field, day, notBefore } of days) {
    if (day !== undefined && (day < notBefore || day > recordedOn)) {
      return { kind: 'dayImpossible', field, day, notBefore, notAfter: recordedOn };
    }
  }
  return undefined;
};

export const recordNotification = (
  { noticeId, dispatch, recordedOn, by }: RecordNotification,
  state: GrantState,
): Result<readonly NoticeNotified[], NoticeRejection> => {
  if (state.grantId === undefined) return err({ kind: 'grantUnknown' });
  if (isApplicant(state, by)) return err({ kind: 'fourEyes', other: 'applicant' });
  const notice = state.notices.find(({ issued }) => issued.noticeId === noticeId);
  const told = notice && tellableOf(state, notice.issued.decisionId);
  if (notice === undefined || told === undefined) return err({ kind: 'noticeUnknown', noticeId });
  const impossible = impossibleDay(dispatch, notice, recordedOn);
  if (impossible !== undefined) return err(impossible);
  const rules = rulesOf(state, told);
  const { notifiedOn, objectionUntil, beyondAppealOn } = notificationDates(rules, dispatch);
  const { way, receivedOn } = dispatch;
  const dispatchedOn = way === 'handedOver' ? dispatch.receivedOn : dispatch.dispatchedOn;
  const { notified } = notice;
  const isKnown = notified?.way === way && notified.dispatchedOn === dispatchedOn && notified.receivedOn === receivedOn;
  if (isKnown) return ok([]);
  return ok([
    {
      type: 'NoticeNotified',
      schemaVersion: 1,
      effectiveOn: notifiedOn,
      data: {
        grantId: state.grantId,
        noticeId,
        by,
        way,
        dispatchedOn,
        ...(receivedOn !== undefined && { receivedOn }),
        objectionUntil,
        beyondAppealOn,
        ruleSet: rules.id,
      },
    },
  ]);
};
