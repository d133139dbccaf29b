import type { AccessRule, AccessTable } from '@lotsenbuch/service-kit';

/** Who may manage accounts and see who may do what. */
export const ACCOUNTS_ACCESS = {
  openAccount: { route: 'POST /v1/accounts', roles: ['operator'] },
  listAccounts: { route: 'GET /v1/accounts', roles: ['officer', 'approver', 'auditor', 'operator'] },
  readAccount: { route: 'GET /v1/accounts/{id}', roles: ['officer', 'approver', 'auditor', 'operator'] },
  grantRole: { route: 'POST /v1/accounts/{id}/role-grants', roles: ['operator'] },
  endRoleGrant: { route: 'POST /v1/accounts/{id}/role-grants/{grantId}/end', roles: ['operator'] },
  listRights: { route: 'GET /v1/rights', roles: ['approver', 'auditor', 'operator'] },
} as const satisfies AccessTable;

/** Who reads the history of an account. */
export const ACCOUNT_HISTORY_READERS = ['approver', 'auditor', 'operator'] as const;

/** Who works with the people and so sees their names and the notes about them, wherever else accounts are read. */
export const NAME_READERS: AccessRule = {
  route: ACCOUNTS_ACCESS.readAccount.route,
  roles: ['officer', 'approver', 'operator'],
};
