import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from './log.js';
import { loggedPath } from './logged-path.js';

/** Writes one line per answered request, with nothing in it that somebody may have typed. */
export function requestLog(log: Log): (request: FastifyRequest, reply: FastifyReply) => void {
  // Every field is chosen here, so there is nothing to search for secrets.
  const lines = log.child({}, { redact: [] });
  return (request, reply) =>
    lines.info(
      {
        correlationId: request.id,
        method: request.method,
        path: loggedPath(request.url, request.routeOptions.url),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        ...(request.actor && { actor: request.actor.ref }),
      },
      'request',
    );
}
