import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../telemetry/log.js';
import { problemFor } from './problem-for.js';

/** Turns everything thrown into problem details; what is the service's own fault goes to the log with its cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerWithProblem(this.#log, thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerWithProblem(log: Log, thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemFor(thrown);
  if (problem.kind.status >= 500) {
    log.error({ correlationId: request.id, problem: problem.kind.name, err: problem.cause }, problem.message);
  } else {
    log.debug({ correlationId: request.id, problem: problem.kind.name }, problem.message);
  }
  if (reply.raw.writableEnded) return;
  if (reply.raw.headersSent) {
    // A body that broke off must not look complete.
    reply.raw.destroy();
    return;
  }
  void reply
    .status(problem.kind.status)
    .headers(problem.headers)
    .header('Content-Type', 'application/problem+json')
    .header('Correlation-Id', request.id)
    .header('Cache-Control', 'no-store')
    // As bytes: to text the framework would add a charset, which JSON does not have.
    .send(Buffer.from(JSON.stringify(problem.details(request.id))));
}
