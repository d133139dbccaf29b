import { type ActingPerson, err, ok, type Result } from '@lotsenbuch/kernel';
import type { HearingStatementReceived } from '../events.js';
import type { GrantState } from '../grant-state.js';
import type { NoteOfAct } from '../notice/note-of-act.js';
import type { NoticeRejection } from '../notice/notice-rejection.js';

/** What the carrier says in the hearing. It may say more than once, and after its day too. */
export interface ReceiveHearingStatement extends NoteOfAct {
  readonly type: 'ReceiveHearingStatement';
  readonly hearingId: string;
  readonly receivedOn: string;
  readonly by: ActingPerson;
}

export const receiveStatement = (
  { hearingId, receivedOn, note, by }: ReceiveHearingStatement,
  { grantId, hearings, ends }: GrantState,
): Result<readonly HearingStatementReceived[], NoticeRejection> => {
  if (grantId === undefined) return err({ kind: 'grantUnknown' });
  if (!hearings.some((hearing) => hearing.hearingId === hearingId)) return err({ kind: 'hearingUnknown', hearingId });
  if (ends.some((end) => end.hearingId === hearingId)) return err({ kind: 'hearingUsed', hearingId });
  const data = { grantId, hearingId, by, ...(note && { note }) };
  return ok([{ type: 'HearingStatementReceived', schemaVersion: 1, effectiveOn: receivedOn, data }]);
};
