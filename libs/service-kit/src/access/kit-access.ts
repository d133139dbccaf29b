import type { AccessTable } from './access-rule.js';

/** Who may use the routes that every application has. */
export const KIT_ACCESS = {
  seeLiveness: { route: 'GET /health/live', roles: 'public' },
  seeReadiness: { route: 'GET /health/ready', roles: 'public' },
  seeMetrics: { route: 'GET /metrics', roles: 'public' },
  listReasons: { route: 'GET /v1/reasons', roles: 'public' },
  issueSessionLink: { route: 'POST /session/links', roles: 'signedIn' },
  endSession: { route: 'POST /session/end', roles: 'public' },
} as const satisfies AccessTable;
