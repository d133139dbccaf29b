import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import { periodFaults, positionFaults } from '../application/application-faults.js';
import { type Decided, type NoteInVault, noteOf, reasonRefused, whenReady } from '../decision-result.js';
import type { FundingPeriod } from '../events.js';
import type { FinancingPlan } from '../financing-plan.js';
import type { GrantState } from '../grant-state.js';
import { planFaults } from '../plan/plan-faults.js';

export interface RequestAmendment extends NoteInVault {
  readonly type: 'RequestAmendment';
  readonly origin: 'carrier' | 'exOfficio';
  readonly period: FundingPeriod;
  readonly plan: FinancingPlan;
  readonly positions: number;
  readonly reason: string;
  readonly on: string;
  readonly by: ActingPerson;
}

/** A new version of plan, period and positions to be reviewed and decided; a later request takes the place of an open one. */
export const requestAmendment = (command: RequestAmendment, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { origin, period, plan, positions, reason, on, by } = command;
    if (grant.status !== 'approved') {
      return err({
        kind: 'notNow',
        status: grant.status,
        needs: 'approvedGrant',
      });
    }
    const ofPeriod = periodFaults(period);
    const faults = [
      ...ofPeriod,
      ...(ofPeriod.length > 0 ? [] : planFaults(plan, period, grant.application.financing)),
      ...positionFaults(positions, { plan }),
    ];
    if (faults.length > 0) return err({ kind: 'faults', faults });
    const refusal = reasonRefused('amendmentRequest', reason, on);
    if (refusal !== undefined) return err(refusal);
    const data = {
      grantId: grant.grantId,
      version: grant.lastVersion + 1,
      origin,
      period,
      plan,
      positions,
      reason,
      by,
      ...noteOf(command),
    };
    return ok([{ type: 'AmendmentRequested', schemaVersion: 1, effectiveOn: on, data }]);
  });
