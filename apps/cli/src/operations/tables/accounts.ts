import { day } from '../../commands/arguments.js';
import {
  DISTRICTS,
  dayIn,
  dayMaybe,
  id,
  NOTE,
  needed,
  optional,
  path,
  query,
  REASON,
  RECORDED_BY,
  typed,
} from '../inputs.js';
import type { Group } from '../operation.js';

const ACCOUNTS = '/v1/accounts';
const ACCOUNT = `${ACCOUNTS}/{id}`;
const ID = id('id of the account');

export const ACCOUNT_COMMANDS: Group = {
  name: 'account',
  description: 'Who may sign in, and which roles they hold from when to when.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'Accounts with their roles.',
      route: `GET ${ACCOUNTS}`,
      as: 'operator',
      inputs: [RECORDED_BY],
      columns: ['actor', 'name', 'openedAt', 'Roles=roleGrants.role', 'id'],
      examples: ['account list'],
    },
    {
      kind: 'change',
      name: 'open',
      description: 'Open an account; with local identities its token is written to credentials.json and told once.',
      route: `POST ${ACCOUNTS}`,
      as: 'operator',
      inputs: [
        optional('actor', '<reference>', 'reference of the person at the identity provider, never a name'),
        optional('name', '<name>', 'name of the person; kept in the vault, but also in the history of your shell'),
      ],
      done: 'Opened the account {accountId} for {actor}. Token, told only now: {token}',
      examples: ['account open --actor district-05:kim'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One account with every role it held or holds.',
      route: `GET ${ACCOUNT}`,
      as: 'operator',
      inputs: [ID, RECORDED_BY],
      examples: ['account show ACCOUNT_ID'],
    },
    {
      kind: 'change',
      name: 'grant-role',
      description: 'Grant a role from a day on; never to oneself.',
      route: `POST ${ACCOUNT}/role-grants`,
      as: 'operator',
      thing: ACCOUNT,
      inputs: [
        ID,
        needed('role', '<role>', 'the role', {
          choices: ['officer', 'approver', 'district', 'carrier', 'programmeOffice', 'auditor', 'operator'],
        }),
        optional('district', '<key>', 'with the role district: which', { choices: DISTRICTS }),
        typed('--carrier <id>', optional('carrierId', '', 'with the role carrier: which')),
        optional('deputyFor', '<actor>', 'in whose place it is used'),
        dayIn('from', 'first day on which it is held'),
        dayMaybe('to', 'first day on which it is no longer held'),
        REASON,
        NOTE,
      ],
      done: 'Granted {role} from {from} on: role grant {grantId}.',
      examples: [
        'account grant-role ACCOUNT_ID --role district --district 05 --from 2026-01-01 --reason taskAssigned',
        'account grant-role ACCOUNT_ID --role carrier --carrier CARRIER_ID --from 2026-01-01 --reason taskAssigned',
      ],
    },
    {
      kind: 'change',
      name: 'end-role',
      description: 'End a role.',
      route: `POST ${ACCOUNT}/role-grants/{grantId}/end`,
      as: 'operator',
      thing: ACCOUNT,
      inputs: [
        ID,
        path('grantId', 'id of the role grant'),
        dayIn('on', 'first day on which it is no longer held; today ends it at once'),
        REASON,
        NOTE,
      ],
      done: 'Role grant {grantId} ends on {on}.',
      examples: ['account end-role ACCOUNT_ID ROLE_GRANT_ID --on 2026-12-31 --reason taskHandedOver'],
    },
  ],
};

export const RIGHTS: Group = {
  name: '',
  description: '',
  operations: [
    {
      kind: 'list',
      name: 'rights',
      description: 'Who held which role on a day.',
      route: 'GET /v1/rights',
      as: 'auditor',
      inputs: [query('on', '<day>', 'the day (default: today)', { read: day }), RECORDED_BY],
      columns: ['actor', 'role', 'district', 'carrierId', 'deputyFor', 'from', 'until', 'reason'],
      examples: ['rights', 'rights --on 2026-01-31 --recorded-by 2026-02-28'],
    },
    {
      kind: 'show',
      name: 'me',
      description: 'Who the token belongs to, and what that person may do today.',
      route: 'GET /v1/me',
      as: 'anyone',
      inputs: [],
      examples: ['me', 'me --as second-officer'],
    },
    {
      kind: 'list',
      name: 'work',
      description: 'What waits for you, by deadline.',
      route: 'GET /v1/my-work',
      as: 'anyone',
      inputs: [RECORDED_BY],
      columns: ['due', 'act', 'fileReference', 'Carrier=carrier.name', 'area', 'role', 'block', 'grantId'],
      examples: ['work', 'work --as approver'],
    },
  ],
};
