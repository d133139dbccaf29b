import { type ActingPerson, err, isLocalDate, ok } from '@lotsenbuch/kernel';
import {
  type Decided,
  type NoteInVault,
  noteOf,
  reasonRefused,
  samePersonRefused,
  whenReady,
} from '../decision-result.js';
import type { GrantState } from '../grant-state.js';
import { notADay } from '../plan/fault.js';

export interface ConsentEarlyStart extends NoteInVault {
  readonly type: 'ConsentEarlyStart';
  /** First day on which the project may run. */
  readonly from: string;
  readonly reason: string;
  readonly on: string;
  readonly by: ActingPerson;
}

/** Consent comes before the start: it is no cure for a project that already runs. No claim to a grant follows from it. */
export const consentEarlyStart = (command: ConsentEarlyStart, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { from, reason, on, by } = command;
    if (grant.status !== 'applied') {
      return err({ kind: 'notNow', status: grant.status, needs: 'undecidedApplication' });
    }
    if (!isLocalDate(from)) {
      return err({ kind: 'faults', faults: [notADay('from', from)] });
    }
    if (from < on) return err({ kind: 'consentRetroactive', from, on });
    const refusal = samePersonRefused(by, grant, 'applicant') ?? reasonRefused('earlyStart', reason, on);
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, reason, by, ...noteOf(command) };
    return ok([{ type: 'EarlyStartConsented', schemaVersion: 1, effectiveOn: from, data }]);
  });
