import {
  type ActingPerson,
  type Aggregate,
  assertNever,
  type Decider,
  err,
  type LocalDate,
  ok,
  type Result,
  samePerson,
} from '@lotsenbuch/kernel';
import { type ErasureDecision, erasureReasonsFor } from './erasure-reasons.js';
import type { ErasureEvent } from './events.js';
import { claimsOn, type RetentionClaim } from './retention-claim.js';

export const ERASURE_CATEGORY = 'erasure';

/** `released`: decided, and about to happen; `erased`: nothing of the subject is left. */
export type ErasureStage = 'requested' | 'refused' | 'released' | 'erased';

export type ErasureState =
  | undefined
  | {
      readonly erasureId: string;
      readonly subject: string;
      readonly stage: ErasureStage;
      readonly requestedBy: ActingPerson;
    };

/** `today` is the Berlin day of the decision. */
export type ErasureCommand =
  | {
      readonly type: 'RequestErasure';
      readonly erasureId: string;
      readonly subject: string;
      readonly reason: string;
      readonly by: ActingPerson;
      readonly claims: readonly RetentionClaim[];
      readonly today: LocalDate;
    }
  | {
      readonly type: 'ReleaseErasure';
      readonly by: ActingPerson;
      /** As they are now: a term may have begun since the request. */
      readonly claims: readonly RetentionClaim[];
      readonly today: LocalDate;
    }
  | {
      readonly type: 'RefuseErasure';
      readonly reason: string;
      readonly by: ActingPerson;
      readonly today: LocalDate;
    }
  /** The process' own: the vault has answered. */
  | { readonly type: 'RecordErased' };

export type ErasureRejection =
  | { readonly kind: 'erasureUnknown' }
  | { readonly kind: 'erasureExists' }
  | { readonly kind: 'subjectRetained'; readonly claims: readonly RetentionClaim[] }
  | { readonly kind: 'secondPersonNeeded' }
  | { readonly kind: 'alreadyDecided'; readonly stage: Exclude<ErasureStage, 'requested'> }
  | { readonly kind: 'notReleased'; readonly stage: ErasureStage }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] };

type Decision = Result<readonly ErasureEvent[], ErasureRejection>;
type Command<Type extends ErasureCommand['type']> = Extract<ErasureCommand, { readonly type: Type }>;
type KnownState = Exclude<ErasureState, undefined>;

const refusedReason = (decision: ErasureDecision, reason: string, on: LocalDate): ErasureRejection | undefined => {
  const allowed = erasureReasonsFor(decision, on).map(({ code }) => code);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};

const refusedByClaims = (claims: readonly RetentionClaim[], today: LocalDate): ErasureRejection | undefined => {
  const holding = claimsOn(claims, today);
  return holding.length === 0 ? undefined : { kind: 'subjectRetained', claims: holding };
};

const request = (command: Command<'RequestErasure'>): Decision => {
  const { erasureId, subject, reason, by, claims, today } = command;
  const refused = refusedReason('request', reason, today) ?? refusedByClaims(claims, today);
  if (refused !== undefined) return err(refused);
  return ok([{ type: 'ErasureRequested', schemaVersion: 1, data: { erasureId, subject, reason, by } }]);
};

const release = ({ by, claims, today }: Command<'ReleaseErasure'>, state: KnownState): Decision => {
  const { erasureId, subject, stage, requestedBy } = state;
  if (stage !== 'requested') return err({ kind: 'alreadyDecided', stage });
  if (samePerson(by, requestedBy)) return err({ kind: 'secondPersonNeeded' });
  const refused = refusedByClaims(claims, today);
  if (refused !== undefined) return err(refused);
  return ok([{ type: 'ErasureReleased', schemaVersion: 1, data: { erasureId, subject, by } }]);
};

const refuse = ({ reason, by, today }: Command<'RefuseErasure'>, { erasureId, stage }: KnownState): Decision => {
  if (stage !== 'requested') return err({ kind: 'alreadyDecided', stage });
  const refused = refusedReason('refuse', reason, today);
  if (refused !== undefined) return err(refused);
  return ok([{ type: 'ErasureRefused', schemaVersion: 1, data: { erasureId, reason, by } }]);
};

const recordErased = ({ erasureId, subject, stage }: KnownState): Decision => {
  if (stage === 'erased') return ok([]);
  if (stage !== 'released') return err({ kind: 'notReleased', stage });
  return ok([{ type: 'SubjectErased', schemaVersion: 1, data: { erasureId, subject } }]);
};

const decide = (command: ErasureCommand, state: ErasureState): Decision => {
  if (command.type === 'RequestErasure') return state === undefined ? request(command) : err({ kind: 'erasureExists' });
  if (state === undefined) return err({ kind: 'erasureUnknown' });
  switch (command.type) {
    case 'ReleaseErasure':
      return release(command, state);
    case 'RefuseErasure':
      return refuse(command, state);
    case 'RecordErased':
      return recordErased(state);
    default:
      return assertNever(command);
  }
};

const STAGES = {
  ErasureRefused: 'refused',
  ErasureReleased: 'released',
  SubjectErased: 'erased',
} as const satisfies Record<Exclude<ErasureEvent['type'], 'ErasureRequested'>, ErasureStage>;

const evolve = (state: ErasureState, event: ErasureEvent): ErasureState => {
  if (event.type === 'ErasureRequested') {
    const { erasureId, subject, by } = event.data;
    return { erasureId, subject, stage: 'requested', requestedBy: by };
  }
  return state && { ...state, stage: STAGES[event.type] };
};

/** Stream `erasure-<uuid>`: one request to erase one subject, and what became of it. */
export const erasureDecider: Decider<ErasureState, ErasureCommand, ErasureEvent, ErasureRejection> = {
  version: 'erasure/1',
  initialState: undefined,
  decide,
  evolve,
};

export const erasureAggregate: Aggregate<ErasureState, ErasureCommand, ErasureEvent, ErasureRejection> = {
  category: ERASURE_CATEGORY,
  decider: erasureDecider,
  touches: (event) => [event.data.erasureId],
};
