import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import {
  type Decided,
  type NoteInVault,
  noteOf,
  reasonRefused,
  samePersonRefused,
  whenReady,
} from '../decision-result.js';
import { type GrantState, isPending } from '../grant-state.js';

export interface RejectApplication extends NoteInVault {
  readonly type: 'RejectApplication';
  readonly reason: string;
  readonly on: string;
  readonly by: ActingPerson;
}

/** A refusal of the whole is a decision: somebody takes it who neither applied nor reviewed. */
export const rejectApplication = (command: RejectApplication, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { reason, on, by } = command;
    if (!isPending(grant)) {
      return err({
        kind: 'notNow',
        status: grant.status,
        needs: 'undecidedRequest',
      });
    }
    const refusal =
      samePersonRefused(by, grant, 'applicant', 'reviewer') ?? reasonRefused('applicationRejection', reason, on);
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, reason, by, ...noteOf(command) };
    return ok([{ type: 'ApplicationRejected', schemaVersion: 1, effectiveOn: on, data }]);
  });
