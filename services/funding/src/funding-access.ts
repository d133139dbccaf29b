import type { AccessTable } from '@lotsenbuch/service-kit';

/** Who may use funding's operations. */
export const FUNDING_ACCESS = {
  listPublishedGrants: { route: 'GET /v1/published-grants', roles: 'public' },
  readPublishedGrant: { route: 'GET /v1/published-grants/{id}', roles: 'public' },
  reportPublishedGrants: { route: 'GET /v1/reports/published-grants', roles: 'public' },
  listCarriers: { route: 'GET /v1/carriers', roles: 'public' },
  readCarrier: { route: 'GET /v1/carriers/{id}', roles: 'public' },
  listRegisterImports: { route: 'GET /v1/register-imports', roles: ['officer', 'auditor'] },
  listReview: { route: 'GET /v1/review', roles: ['officer', 'auditor'] },
  importRegister: { route: 'POST /v1/register-imports', roles: ['officer'] },
  decideReview: { route: 'POST /v1/published-grants/{id}/review-decision', roles: ['officer'] },
  decideCarrier: { route: 'POST /v1/published-grants/{id}/carrier-decision', roles: ['officer'] },
  registerCarrier: { route: 'POST /v1/carriers', roles: ['officer'] },
  mergeCarriers: { route: 'POST /v1/carriers/{id}/merge', roles: ['officer'] },
  renameCarrier: { route: 'POST /v1/carriers/{id}/rename', roles: ['officer'] },
  recordTransparencyEntry: { route: 'POST /v1/carriers/{id}/transparency-register-entry', roles: ['officer'] },
} as const satisfies AccessTable;
