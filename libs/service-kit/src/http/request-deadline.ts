import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerWithProblem } from '../problems/answer-with-problem.js';
import type { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

/** Milliseconds for a request to arrive completely, and again for its answer to be sent completely. */
export const REQUEST_TIMEOUT = 120_000;
const CHECK_INTERVAL = 5000;

/**
 * Ends requests that are not answered in time; what they began may still finish. One timer looks at all of them: the
 * framework's own limit makes and aborts a signal for every single request.
 * @param limit milliseconds from the first byte of the request to the last of the answer
 */
export function registerRequestDeadline(
  instance: FastifyInstance,
  answer: AnswerWithProblem,
  limit = REQUEST_TIMEOUT,
  interval = CHECK_INTERVAL,
): void {
  const expire = (request: FastifyRequest, reply: FastifyReply): void => {
    // Answered, and the client does not read it.
    if (reply.raw.writableEnded) reply.raw.destroy();
    else answer(tooLate(), request, reply);
  };

  const open = new Map<FastifyReply, { readonly request: FastifyRequest; readonly began: number }>();
  const timer = setInterval(() => {
    const now = performance.now();
    for (const [reply, { request, began }] of open) {
      // The client went away, which the framework does not count as a response.
      if (reply.raw.destroyed) open.delete(reply);
      else if (now - began > limit) expire(request, reply);
    }
  }, interval).unref();

  instance.addHook('onRequest', (request, reply, next) => {
    open.set(reply, { request, began: performance.now() });
    next();
  });
  instance.addHook('onResponse', (_request, reply, next) => {
    open.delete(reply);
    next();
  });
  instance.addHook('onClose', async () => clearInterval(timer));
}

const tooLate = (): Problem =>
  refusal(
    PROBLEMS.handlerTimeout,
    {
      en: 'The request was not finished in time. A change may still be recorded: repeat it with the same Idempotency-Key.',
      de: 'Die Anfrage wurde nicht rechtzeitig fertig. Eine Änderung kann noch aufgezeichnet werden: Senden Sie dasselbe Formular unverändert noch einmal, doppelt ausgeführt wird es nicht.',
    },
    { headers: { 'Retry-After': '1' } },
  );
