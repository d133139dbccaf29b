import { type ActingPerson, err, type LocalDate, ok, type Result } from '@lotsenbuch/kernel';
import type { HearingOpened } from '../events.js';
import type { GrantState } from '../grant-state.js';
import { isApplicant } from '../notice/is-applicant.js';
import type { NoteOfAct } from '../notice/note-of-act.js';
import type { NoticeRejection } from '../notice/notice-rejection.js';
import { type ActAgainstNotice, noticeReasonsFor } from '../reasons/notice-reasons.js';
import { limitationPassed } from './limitation-passed.js';

export interface OpenHearing extends NoteOfAct {
  readonly type: 'OpenHearing';
  readonly hearingId: string;
  readonly act: ActAgainstNotice;
  readonly reason: string;
  readonly statementUntil: LocalDate;
  readonly knownSince: LocalDate;
  readonly openedOn: LocalDate;
  readonly by: ActingPerson;
}

/** Whether the carrier has a notice that approves something. */
const isTold = ({ notices }: GrantState): boolean =>
  notices.some(({ issued }) => ['grant', 'provisionalGrant', 'amendment'].includes(issued.kind));

export const openHearing = (
  command: OpenHearing,
  state: GrantState,
): Result<readonly HearingOpened[], NoticeRejection> => {
  const { hearingId, act, reason, statementUntil, knownSince, openedOn, note, by } = command;
  const { grantId, terms } = state;
  if (grantId === undefined) return err({ kind: 'grantUnknown' });
  if (isApplicant(state, by)) return err({ kind: 'fourEyes', other: 'applicant' });
  if (terms === undefined || state.status === 'ended' || !isTold(state)) {
    return err({ kind: 'noNoticeInForce' });
  }
  const allowed = noticeReasonsFor(act, openedOn);
  if (!allowed.includes(reason)) return err({ kind: 'reasonUnknown', reason, allowed });
  if (knownSince > openedOn) {
    return err({ kind: 'dayImpossible', field: 'knownSince', day: knownSince, notAfter: openedOn });
  }
  if (statementUntil <= openedOn) {
    return err({ kind: 'dayImpossible', field: 'statementUntil', day: statementUntil, after: openedOn });
  }
  const late = limitationPassed(terms.ruleSet, knownSince, openedOn);
  if (late !== undefined) return err(late);
  const waiting = state.hearings.find(
    (hearing) => hearing.act === act && !hearing.isAnswered && openedOn <= hearing.statementUntil,
  );
  if (waiting !== undefined) {
    return err({ kind: 'hearingOpen', hearingId: waiting.hearingId, statementUntil: waiting.statementUntil });
  }
  const data = { grantId, hearingId, act, reason, statementUntil, knownSince, by, ...(note && { note }) };
  return ok([{ type: 'HearingOpened', schemaVersion: 1, effectiveOn: openedOn, data }]);
};
