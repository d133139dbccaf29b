import { type ActingPerson, err, ok, samePerson } from '@lotsenbuch/kernel';
import {
  type Decided,
  type NoteInVault,
  noteOf,
  reasonRefused,
  samePersonRefused,
  whenReady,
} from '../decision-result.js';
import type { Block } from '../events.js';
import { type GrantState, openRequest } from '../grant-state.js';
import { standingBlocks } from './standing-blocks.js';

export interface RequestOverride extends NoteInVault {
  readonly type: 'RequestOverride';
  readonly block: Block;
  readonly reason: string;
  readonly on: string;
  readonly by: ActingPerson;
}

export interface CountersignOverride {
  readonly type: 'CountersignOverride';
  readonly block: Block;
  readonly on: string;
  readonly by: ActingPerson;
}

/** Somebody who did not apply wants a decision in spite of a block that stands. */
export const requestOverride = (command: RequestOverride, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { block, reason, on, by } = command;
    if (!standingBlocks(grant, on).includes(block)) return err({ kind: 'blockDoesNotStand', block });
    if (openRequest(grant, block) !== undefined) return err({ kind: 'overrideAlreadyRequested', block });
    const refusal = samePersonRefused(by, grant, 'applicant') ?? reasonRefused('blockOverride', reason, on);
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, block, reason, by, ...noteOf(command) };
    return ok([{ type: 'OverrideRequested', schemaVersion: 1, effectiveOn: on, data }]);
  });

/** The second person; from then on the block is overridden, and marked for ever. */
export const countersignOverride = ({ block, on, by }: CountersignOverride, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const request = openRequest(grant, block);
    if (request === undefined) return err({ kind: 'overrideNotRequested', block });
    if (samePerson(by, request.requestedBy)) return err({ kind: 'samePersonAs', earlier: 'requester' });
    const refusal = samePersonRefused(by, grant, 'applicant');
    if (refusal !== undefined) return err(refusal);
    const data = { grantId: grant.grantId, block, requestedBy: request.requestedBy, by };
    return ok([{ type: 'BlockOverridden', schemaVersion: 1, effectiveOn: on, data }]);
  });
