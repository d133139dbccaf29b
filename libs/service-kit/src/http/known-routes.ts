import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

interface Route {
  readonly method: string;
  readonly segments: readonly string[];
}

/**
 * Tells an unknown address (404) from a known one with another method (405, with `Allow`).
 * Must be created before the routes are.
 */
export function knownRoutes(instance: FastifyInstance): (request: FastifyRequest) => void {
  const routes: Route[] = [];
  instance.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, segments: url.split('/') });
  });
  return (request) => {
    if (!request.is404) return;
    const segments = (request.url.split('?', 1)[0] ?? '').split('/');
    const methods = new Set(routes.filter((route) => matches(route.segments, segments)).map(({ method }) => method));
    if (methods.size === 0) {
      throw refusal(PROBLEMS.notFound, {
        en: 'No service answers at this path; /docs lists the paths there are.',
        de: 'Unter dieser Adresse gibt es nichts. Vielleicht ist sie falsch geschrieben; /docs nennt die vorhandenen.',
      });
    }
    const allow = [...methods].sort().join(', ');
    throw new Problem(PROBLEMS.methodNotAllowed, `This address takes ${allow}.`, { headers: { Allow: allow } });
  };
}

/** A pattern that ends in `*` takes one or more segments there. */
const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  (pattern.at(-1) === '*' ? pattern.length <= path.length : pattern.length === path.length) &&
  pattern.every(
    (segment, index) => segment === '*' || (segment.startsWith(':') ? path[index] !== '' : segment === path[index]),
  );
