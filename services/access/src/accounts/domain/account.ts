import {
  type ActingPerson,
  type Aggregate,
  assertNever,
  type Decider,
  err,
  type LocalDate,
  ok,
  type Period,
  periodsOverlap,
  type Result,
  samePerson,
} from '@lotsenbuch/kernel';
import { accountReasonsFor } from './account-reasons.js';
import { type AccountState, evolveAccount, noAccount } from './account-state.js';
import type { AccountEvent, AccountOpened, RoleGranted } from './events.js';
import type { PersonalValue } from './personal-value.js';
import { covers, DISTRICT_KEYS, daysHeld, type HeldRole, isSameRole } from './role.js';

export const ACCOUNT_CATEGORY = 'account';

/** Why, and who says so. */
interface Decided {
  /** Code of the catalogue for this decision. */
  readonly reason: string;
  readonly note?: PersonalValue;
  readonly by: ActingPerson;
  /** Berlin day of the decision: the catalogue of that day counts. */
  readonly decidedOn: LocalDate;
}

export interface NewRoleGrant extends HeldRole, Decided {
  readonly accountId: string;
  readonly grantId: string;
  readonly from: LocalDate;
  /** First Berlin day on which it is no longer held. */
  readonly to?: LocalDate;
  /** The days on which the person of `deputyFor` holds the role in person, as known when this is decided. */
  readonly principalHolds?: readonly Period[];
}

export type AccountCommand =
  | {
      readonly type: 'OpenAccount';
      readonly accountId: string;
      readonly actor: string;
      readonly subject: string;
      readonly name?: PersonalValue;
      /** What it begins with; in the same append, so that there is never an account without what belongs to it. */
      readonly grants: readonly NewRoleGrant[];
    }
  | ({ readonly type: 'GrantRole' } & NewRoleGrant)
  | ({
      readonly type: 'EndRoleGrant';
      readonly accountId: string;
      readonly grantId: string;
      /** First Berlin day on which it is no longer held; its first day if it was never to be held. */
      readonly on: LocalDate;
    } & Decided);

export type AccountRejection =
  | { readonly kind: 'accountExists'; readonly actor: string }
  | { readonly kind: 'accountUnknown' }
  | { readonly kind: 'reasonUnknown'; readonly reason: string; readonly allowed: readonly string[] }
  /** A district or carrier role without its scope, or another role with one; `field` is missing, or too much. */
  | { readonly kind: 'scopeRefused'; readonly field: 'district' | 'carrierId'; readonly role: string }
  | { readonly kind: 'grantedToOneself' }
  | { readonly kind: 'deputyForOneself' }
  /** The person has the role not on every day on which somebody is to act in that place. */
  | { readonly kind: 'nothingToDeputise'; readonly deputyFor: string; readonly held: readonly Period[] }
  | { readonly kind: 'periodEmpty'; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly kind: 'alreadyGranted'; readonly grantId: string; readonly days: Period }
  | { readonly kind: 'grantUnknown'; readonly grantId: string }
  | { readonly kind: 'endsBeforeBegin'; readonly from: LocalDate }
  /** It ends on that day or earlier already. */
  | { readonly kind: 'endNotEarlier'; readonly endsOn: LocalDate };

type Decision = Result<readonly AccountEvent[], AccountRejection>;

const unknownReason = (
  decision: 'roleGrant' | 'roleGrantEnd',
  { reason, decidedOn }: Decided,
): AccountRejection | undefined => {
  const allowed = accountReasonsFor(decision, decidedOn).map(({ code }) => code);
  return allowed.includes(reason) ? undefined : { kind: 'reasonUnknown', reason, allowed };
};

const scopeRefusal = ({ role, district, carrierId }: HeldRole): AccountRejection | undefined => {
  if (role === 'district' ? !DISTRICT_KEYS.includes(district ?? '') : district !== undefined) {
    return { kind: 'scopeRefused', field: 'district', role };
  }
  if ((role === 'carrier') !== (carrierId !== undefined)) {
    return { kind: 'scopeRefused', field: 'carrierId', role };
  }
  return undefined;
};

const deputyRefusal = (grant: NewRoleGrant, days: Period, actor: string): AccountRejection | undefined => {
  const { deputyFor, principalHolds = [] } = grant;
  if (deputyFor === undefined) return undefined;
  if (deputyFor === actor) return { kind: 'deputyForOneself' };
  return principalHolds.some((held) => covers(held, days))
    ? undefined
    : { kind: 'nothingToDeputise', deputyFor, held: principalHolds };
};

const grantRole = (command: NewRoleGrant, { actor, grants }: AccountState): Result<RoleGranted, AccountRejection> => {
  if (actor === undefined) return err({ kind: 'accountUnknown' });
  if (samePerson(command.by, { actor })) return err({ kind: 'grantedToOneself' });
  const { from, to } = command;
  if (to !== undefined && to <= from) return err({ kind: 'periodEmpty', from, to });
  const days = { from, ...(to !== undefined && { to }) };
  const refusal = unknownReason('roleGrant', command) ?? scopeRefusal(command) ?? deputyRefusal(command, days, actor);
  if (refusal !== undefined) return err(refusal);
  for (const granted of grants.values()) {
    const held = daysHeld(granted);
    if (held !== undefined && isSameRole(granted, command) && periodsOverlap(held, days)) {
      return err({ kind: 'alreadyGranted', grantId: granted.grantId, days: held });
    }
  }
  const { accountId, grantId, role, district, carrierId, deputyFor, reason, note, by } = command;
  return ok({
    type: 'RoleGranted',
    schemaVersion: 1,
    effectiveOn: from,
    data: {
      accountId,
      grantId,
      role,
      ...(district !== undefined && { district }),
      ...(carrierId !== undefined && { carrierId }),
      ...(deputyFor !== undefined && { deputyFor }),
      ...days,
      reason,
      ...(note !== undefined && { note }),
      by,
    },
  });
};

const openAccount = (command: AccountCommand & { readonly type: 'OpenAccount' }, state: AccountState): Decision => {
  if (state.actor !== undefined) return err({ kind: 'accountExists', actor: state.actor });
  const { accountId, actor, subject, name, grants } = command;
  const data = { accountId, actor, subject, ...(name !== undefined && { name }) };
  const opened: AccountOpened = { type: 'AccountOpened', schemaVersion: 1, data };
  const events: AccountEvent[] = [opened];
  for (const grant of grants) {
    const granted = grantRole(grant, events.reduce(evolveAccount, state));
    if (!granted.ok) return granted;
    events.push(granted.value);
  }
  return ok(events);
};

const endRoleGrant = (
  command: AccountCommand & { readonly type: 'EndRoleGrant' },
  { actor, grants }: AccountState,
): Decision => {
  if (actor === undefined) return err({ kind: 'accountUnknown' });
  const { accountId, grantId, on, reason, note, by } = command;
  const grant = grants.get(grantId);
  if (grant === undefined) return err({ kind: 'grantUnknown', grantId });
  const refusal = unknownReason('roleGrantEnd', command);
  if (refusal !== undefined) return err(refusal);
  if (on < grant.from) return err({ kind: 'endsBeforeBegin', from: grant.from });
  const endsOn = grant.endedOn ?? grant.to;
  if (endsOn !== undefined && on >= endsOn) return err({ kind: 'endNotEarlier', endsOn });
  const data = { accountId, grantId, on, reason, ...(note !== undefined && { note }), by };
  return ok([{ type: 'RoleGrantEnded', schemaVersion: 1, effectiveOn: on, data }]);
};

export const accountDecider: Decider<AccountState, AccountCommand, AccountEvent, AccountRejection> = {
  version: 'account/1',
  initialState: noAccount,
  decide: (command, state) => {
    switch (command.type) {
      case 'OpenAccount':
        return openAccount(command, state);
      case 'GrantRole': {
        const granted = grantRole(command, state);
        return granted.ok ? ok([granted.value]) : granted;
      }
      case 'EndRoleGrant':
        return endRoleGrant(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve: evolveAccount,
};

export const accountAggregate: Aggregate<AccountState, AccountCommand, AccountEvent, AccountRejection> = {
  category: ACCOUNT_CATEGORY,
  decider: accountDecider,
  touches: ({ data }) => [data.accountId],
};
