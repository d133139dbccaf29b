import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import { type Decided, type NoteInVault, noteOf, reasonRefused, whenReady } from '../decision-result.js';
import { type GrantState, isPending } from '../grant-state.js';

export interface WithdrawApplication extends NoteInVault {
  readonly type: 'WithdrawApplication';
  readonly reason: string;
  readonly on: string;
  readonly by: ActingPerson;
}

/** The applicant takes back what is not decided yet: the application, or the amendment that was asked for. */
export const withdrawApplication = (command: WithdrawApplication, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { reason, on, by } = command;
    if (!isPending(grant)) {
      return err({
        kind: 'notNow',
        status: grant.status,
        needs: 'undecidedRequest',
      });
    }
    const refusal = reasonRefused('applicationWithdrawal', reason, on);
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, reason, by, ...noteOf(command) };
    return ok([{ type: 'ApplicationWithdrawn', schemaVersion: 1, effectiveOn: on, data }]);
  });
