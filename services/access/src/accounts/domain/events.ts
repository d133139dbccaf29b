import type { ActingPerson, LocalDate } from '@lotsenbuch/kernel';
import type { PersonalValue } from './personal-value.js';
import type { HeldRole } from './role.js';

/** Somebody, or a process, can act under a reference. What it may do is granted. */
export interface AccountOpened {
  readonly type: 'AccountOpened';
  readonly schemaVersion: 1;
  readonly data: {
    readonly accountId: string;
    /** Opaque reference that is written into events, such as the `sub` of an OpenID provider. */
    readonly actor: string;
    /** Random id of the person in the vault. */
    readonly subject: string;
    readonly name?: PersonalValue;
  };
}

export interface RoleGranted {
  readonly type: 'RoleGranted';
  readonly schemaVersion: 1;
  /** As `from`. */
  readonly effectiveOn: LocalDate;
  readonly data: HeldRole & {
    readonly accountId: string;
    readonly grantId: string;
    readonly from: LocalDate;
    /** First Berlin day on which it is no longer held. */
    readonly to?: LocalDate;
    /** Code of the catalogue `roleGrant`. */
    readonly reason: string;
    readonly note?: PersonalValue;
    readonly by: ActingPerson;
  };
}

export interface RoleGrantEnded {
  readonly type: 'RoleGrantEnded';
  readonly schemaVersion: 1;
  /** As `on`. */
  readonly effectiveOn: LocalDate;
  readonly data: {
    readonly accountId: string;
    readonly grantId: string;
    /** First Berlin day on which it is no longer held. */
    readonly on: LocalDate;
    /** Code of the catalogue `roleGrantEnd`. */
    readonly reason: string;
    readonly note?: PersonalValue;
    readonly by: ActingPerson;
  };
}

export type AccountEvent = AccountOpened | RoleGranted | RoleGrantEnded;
