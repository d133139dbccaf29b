import { err, ok } from '@lotsenbuch/kernel';
import type { Decided } from '../decision-result.js';
import type { FundsShortfall } from '../events.js';
import type { GrantState } from '../grant-state.js';

/** The budget years have set the money aside. Recorded by the reservation process. */
export interface RecordApproval {
  readonly type: 'RecordApproval';
  readonly decisionId: string;
}

/** A budget year did not have the money. Recorded by the reservation process. */
export interface RecordLapse {
  readonly type: 'RecordLapse';
  readonly decisionId: string;
  /** At least one. */
  readonly shortfalls: readonly FundsShortfall[];
}

/** Whatever was recorded for a decision stays: a repetition changes nothing. */
export const recordOutcome = (command: RecordApproval | RecordLapse, state: GrantState): Decided => {
  const { decisionId } = command;
  const decision = state.decisions.find((candidate) => candidate.decisionId === decisionId);
  if (state.grantId === undefined || decision === undefined) return err({ kind: 'decisionUnknown', decisionId });
  if (decision.outcome !== 'open') return ok([]);
  const { grantId } = state;
  const { kind, on } = decision;
  return command.type === 'RecordApproval'
    ? ok([
        {
          type: 'GrantApproved',
          schemaVersion: 1,
          effectiveOn: on,
          data: { ...decision.terms, grantId, decisionId, kind },
        },
      ])
    : ok([
        {
          type: 'DecisionLapsed',
          schemaVersion: 1,
          effectiveOn: on,
          data: { grantId, decisionId, kind, shortfalls: command.shortfalls },
        },
      ]);
};
