import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Authenticators, authenticate, requireActorForChange } from '../access/authentication.js';
import { requireIdempotencyKey } from '../commands/idempotency-key.js';
import type { Configuration } from '../configuration/configuration.js';
import type { AnswerWithProblem } from '../problems/answer-with-problem.js';
import type { Log } from '../telemetry/log.js';
import type { Metrics } from '../telemetry/metrics.js';
import { requestLog } from '../telemetry/request-log.js';
import { refuseUnreadableBody, registerBodyParsers } from './body-parsers.js';
import { takeHeadersFromForm } from './form.js';
import { hostCheck } from './host-check.js';
import { knownRoutes } from './known-routes.js';
import { registerRequestDeadline } from './request-deadline.js';
import { setSecurityHeaders } from './security-headers.js';

interface Parts extends Authenticators {
  readonly configuration: Configuration;
  readonly requireRouteAccess: (request: FastifyRequest) => void;
  readonly log: Log;
  readonly answer: AnswerWithProblem;
  readonly metrics: Metrics;
}

/** What happens to every request before a controller sees it, in this order; the cheapest refusals come first. */
export async function registerRequestChecks(instance: FastifyInstance, parts: Parts): Promise<void> {
  const requireKnownRoute = knownRoutes(instance);
  const requireOwnHost = hostCheck(parts.configuration);
  const logRequest = requestLog(parts.log);
  registerBodyParsers(instance);
  registerRequestDeadline(instance, parts.answer);
  // Cookies are read where somebody may be found by one, not for every request.
  await instance.register(cookie, { hook: false });
  instance.decorateRequest('actor', undefined);
  instance.decorateRequest('sessionSecret', undefined);

  instance.addHook('onRequest', async (request: FastifyRequest, reply) => {
    setSecurityHeaders(reply);
    reply.header('Correlation-Id', request.id);
    requireOwnHost(request);
    requireKnownRoute(request);
    await authenticate(request, parts);
    // What somebody was shown as somebody is not kept for the next person at the same browser.
    if (request.actor) reply.header('Cache-Control', 'no-store');
    requireActorForChange(request);
    parts.requireRouteAccess(request);
    requireIdempotencyKey(request);
    refuseUnreadableBody(request);
  });
  instance.addHook('preValidation', (request, _reply, next) => {
    takeHeadersFromForm(request);
    next();
  });
  instance.addHook('onResponse', async (request, reply) => {
    parts.metrics.observeRequest(request, reply);
    logRequest(request, reply);
  });
}
