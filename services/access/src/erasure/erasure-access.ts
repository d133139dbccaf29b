import type { AccessTable } from '@lotsenbuch/service-kit';

/** Who may use the operations of erasure. */
export const ERASURE_ACCESS = {
  listErasures: { route: 'GET /v1/erasures', roles: ['officer', 'approver', 'auditor'] },
  readErasure: { route: 'GET /v1/erasures/{id}', roles: ['officer', 'approver', 'auditor'] },
  requestErasure: { route: 'POST /v1/erasures', roles: ['officer'] },
  releaseErasure: { route: 'POST /v1/erasures/{id}/release', roles: ['approver'] },
  refuseErasure: { route: 'POST /v1/erasures/{id}/refuse', roles: ['approver'] },
} as const satisfies AccessTable;
