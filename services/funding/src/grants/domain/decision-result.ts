import { type ActingPerson, err, type Result, samePerson } from '@lotsenbuch/kernel';
import type { ApplicationRejection } from './application-rejection.js';
import type { GrantEvent } from './events.js';
import type { ApplicationVersion, GrantState } from './grant-state.js';
import { type ApplicationDecision, applicationReasonsFor } from './reasons/application-reasons.js';

export type Decided = Result<readonly GrantEvent[], ApplicationRejection>;

/** A note that lies in the vault. */
export interface NoteInVault {
  readonly note?: { readonly subject: string; readonly ref: string; readonly commitment: string };
}

export const noteOf = ({ note }: NoteInVault): NoteInVault => (note === undefined ? {} : { note });

export const reasonRefused = (
  decision: ApplicationDecision,
  reason: string,
  on: string,
): ApplicationRejection | undefined => {
  const allowed = applicationReasonsFor(decision, on);
  return allowed.includes(reason) ? undefined : { kind: 'reasonNotInCatalogue', reason, allowed };
};

export const behindAny = (by: ActingPerson, others: readonly ActingPerson[]): boolean =>
  others.some((other) => samePerson(by, other));

/** Four eyes: the reviewer is not the applicant, the approver is neither. */
export const samePersonRefused = (
  by: ActingPerson,
  { applicants, reviews }: GrantState,
  ...of: readonly ('applicant' | 'reviewer')[]
): ApplicationRejection | undefined => {
  const earlier = {
    applicant: applicants,
    reviewer: reviews.map((review) => review.by),
  };
  const same = of.find((step) => behindAny(by, earlier[step]));
  return same && { kind: 'samePersonAs', earlier: same };
};

/** A grant with an application on which no decision waits for money. */
export type ReadyGrant = GrantState & { readonly grantId: string; readonly application: ApplicationVersion };

/** Hands the grant to a step, unless there is none or a decision waits for the money. */
export const whenReady = (state: GrantState, step: (ready: ReadyGrant) => Decided): Decided => {
  const { grantId, application, openDecision } = state;
  if (grantId === undefined || application === undefined) return err({ kind: 'grantUnknown' });
  if (openDecision !== undefined) return err({ kind: 'decisionOpen', decisionId: openDecision.decisionId });
  return step({ ...state, grantId, application });
};
