import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from './log.js';

/** One line per answered request: the path without its query, because a session link carries its token there. */
export function logRequest(log: Log, request: FastifyRequest, reply: FastifyReply): void {
  log.info(
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
