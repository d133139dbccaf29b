import type { AccessTable } from '@lotsenbuch/service-kit';

/** Who may use what belongs to no service. */
export const PLATFORM_ACCESS = {
  readStatus: { route: 'GET /v1/status', roles: ['officer', 'approver', 'auditor', 'operator'] },
  makeBackup: { route: 'POST /v1/backups', roles: ['operator'] },
  readOwnRights: { route: 'GET /v1/me', roles: 'signedIn' },
} as const satisfies AccessTable;
