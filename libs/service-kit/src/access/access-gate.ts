import type { FastifyRequest } from 'fastify';
import { routeOf } from '../commands/request-hash.js';
import { type AccessTable, isProtected, type ProtectedRule, requireAccess } from './access-rule.js';

/**
 * Holds every request against the rule of its route before its body is read, so that nobody learns from a refused field
 * what only others may do. The use cases check again, because pages reach them by other routes.
 * @throws Error if two tables have a rule for one route
 */
export function accessGate(tables: readonly AccessTable[]): (request: FastifyRequest) => void {
  const rules = new Map<string, ProtectedRule>();
  const routes = new Set<string>();
  for (const rule of tables.flatMap((table) => Object.values(table))) {
    if (routes.has(rule.route)) throw new Error(`two access tables have a rule for ${rule.route}`);
    routes.add(rule.route);
    if (isProtected(rule)) rules.set(rule.route, rule);
  }
  return (request) => {
    // Fastify answers HEAD wherever it answers GET.
    const rule = rules.get(routeOf(request).replace(/^HEAD /, 'GET '));
    if (rule !== undefined) requireAccess(request.actor, rule);
  };
}
