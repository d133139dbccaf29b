import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import { type Decided, type NoteInVault, noteOf, samePersonRefused, whenReady } from '../decision-result.js';
import { type GrantState, isPending } from '../grant-state.js';

export interface GiveStatement extends NoteInVault {
  readonly type: 'GiveStatement';
  readonly from: 'programmeOffice' | 'district';
  readonly opinion: 'inFavour' | 'withReservations' | 'against';
  readonly on: string;
  readonly by: ActingPerson;
}

/** Advice before the decision, without a vote, and not from the applicant; a later one stands beside the earlier. */
export const giveStatement = (command: GiveStatement, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { from, opinion, on, by } = command;
    if (!isPending(grant)) {
      return err({ kind: 'notNow', status: grant.status, needs: 'undecidedApplication' });
    }
    const refusal = samePersonRefused(by, grant, 'applicant');
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, from, opinion, by, ...noteOf(command) };
    return ok([{ type: 'AdvisoryStatementGiven', schemaVersion: 1, effectiveOn: on, data }]);
  });
