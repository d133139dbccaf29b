import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import {
  type Decided,
  type NoteInVault,
  noteOf,
  reasonRefused,
  samePersonRefused,
  whenReady,
} from '../decision-result.js';
import type { Block } from '../events.js';
import type { GrantState } from '../grant-state.js';

export interface SettleOpenPoint extends NoteInVault {
  readonly type: 'SettleOpenPoint';
  readonly block: Block;
  /** What the register entry and the nomination say by now. */
  readonly evidence: { readonly isNominated: boolean; readonly isInTransparencyRegister: boolean };
  readonly reason: string;
  readonly on: string;
  readonly by: ActingPerson;
}

/**
 * An open point is settled by what it is about, never by a signature: entry and nomination must be on record. Lateness has
 * no evidence but the reason, so whoever applied does not excuse it.
 */
export const settleOpenPoint = (command: SettleOpenPoint, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { block, evidence, reason, on, by } = command;
    if (!grant.openPoints.includes(block)) return err({ kind: 'blockDoesNotStand', block });
    const stillStands =
      (block === 'noTransparencyRegisterEntry' && !evidence.isInTransparencyRegister) ||
      (block === 'notNominated' && !evidence.isNominated);
    if (stillStands) return err({ kind: 'blockStillStands', block });
    const refusal =
      (block === 'applicationLate' ? samePersonRefused(by, grant, 'applicant') : undefined) ??
      reasonRefused('openPointSettlement', reason, on);
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, block, reason, by, ...noteOf(command) };
    return ok([{ type: 'OpenPointSettled', schemaVersion: 1, effectiveOn: on, data }]);
  });
