import type { RecordedEvent } from '@lotsenbuch/event-store';
import { assertNever } from '@lotsenbuch/kernel';
import type { Projection } from '@lotsenbuch/projections';
import { ACCOUNT_CATEGORY } from '../accounts/domain/account.js';
import type { AccountEvent } from '../accounts/domain/events.js';
import type { PersonalValue } from '../accounts/domain/personal-value.js';
import type { RoleGrant } from '../accounts/domain/role.js';

export interface RoleGrantRow extends RoleGrant {
  readonly reason: string;
  readonly note?: PersonalValue;
  readonly endReason?: string;
  readonly endNote?: PersonalValue;
}

export interface AccountRow {
  readonly accountId: string;
  readonly actor: string;
  readonly subject: string;
  readonly name?: PersonalValue;
  readonly revision: number;
  /** UTC, RFC 3339. */
  readonly openedAt: string;
  readonly grants: readonly RoleGrantRow[];
}

/** Every account with every role it was ever granted; key is the account's id. */
export const accountsProjection: Projection<AccountRow> = {
  name: 'accounts',
  version: 1,
  filter: { streamPrefixes: [`${ACCOUNT_CATEGORY}-`] },
  keys: ({ envelope }) => [(envelope.data as AccountEvent['data']).accountId],
  evolve: (row, { envelope }: RecordedEvent) => {
    const { revision, recordedAt } = envelope;
    const event = envelope as unknown as AccountEvent;
    if (event.type === 'AccountOpened') {
      const { accountId, actor, subject, name } = event.data;
      return {
        accountId,
        actor,
        subject,
        ...(name !== undefined && { name }),
        revision,
        openedAt: recordedAt,
        grants: [],
      };
    }
    if (row === undefined) throw new Error(`account ${event.data.accountId} was changed before it was opened`);
    return { ...row, revision, grants: evolveGrants(row.grants, event) };
  },
  indexes: {},
};

const evolveGrants = (
  grants: readonly RoleGrantRow[],
  event: Exclude<AccountEvent, { readonly type: 'AccountOpened' }>,
): readonly RoleGrantRow[] => {
  switch (event.type) {
    case 'RoleGranted': {
      const { accountId: _, by: _by, ...grant } = event.data;
      return [...grants, grant];
    }
    case 'RoleGrantEnded': {
      const { grantId, on, reason, note } = event.data;
      return grants.map((grant) =>
        grant.grantId === grantId
          ? { ...grant, endedOn: on, endReason: reason, ...(note !== undefined && { endNote: note }) }
          : grant,
      );
    }
    default:
      return assertNever(event);
  }
};
