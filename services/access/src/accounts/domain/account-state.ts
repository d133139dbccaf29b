import { assertNever } from '@lotsenbuch/kernel';
import type { AccountEvent } from './events.js';
import type { RoleGrant } from './role.js';

/** What deciding needs to know of one account. */
export interface AccountState {
  /** Undefined until it is opened. */
  readonly actor?: string;
  /** By id, those that have ended too. */
  readonly grants: ReadonlyMap<string, RoleGrant>;
}

export const noAccount: AccountState = { grants: new Map() };

const withGrant = (state: AccountState, grant: RoleGrant): AccountState => ({
  ...state,
  grants: new Map(state.grants).set(grant.grantId, grant),
});

export const evolveAccount = (state: AccountState, event: AccountEvent): AccountState => {
  switch (event.type) {
    case 'AccountOpened':
      return { ...state, actor: event.data.actor };
    case 'RoleGranted': {
      const { accountId: _, reason: _reason, note: _note, by: _by, ...grant } = event.data;
      return withGrant(state, grant);
    }
    case 'RoleGrantEnded': {
      const { grantId, on } = event.data;
      const grant = state.grants.get(grantId);
      if (grant === undefined) throw new Error(`role grant ${grantId} was ended before it was granted`);
      return withGrant(state, { ...grant, endedOn: on });
    }
    default:
      return assertNever(event);
  }
};
