import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from './log.js';

/** Writes one line per answered request: the path without its query, because a session link carries its token there. */
export function requestLog(log: Log): (request: FastifyRequest, reply: FastifyReply) => void {
  // Every field is chosen here, so there is nothing to search for secrets.
  const lines = log.child({}, { redact: [] });
  return (request, reply) =>
    lines.info(
      {
        correlationId: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        ...(request.actor && { actor: request.actor.ref }),
      },
      'request',
    );
}
