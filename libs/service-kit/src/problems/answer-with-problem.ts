import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../telemetry/log.js';
import type { ProblemDetails } from './problem.js';
import { problemFor } from './problem-for.js';

/** Ends a request with the problem that the thrown thing is. */
export type AnswerWithProblem = (thrown: unknown, request: FastifyRequest, reply: FastifyReply) => void;

/** A whole HTML page that tells a person what went wrong, in the language of the request. */
export type ProblemPage = (problem: ProblemDetails, request: FastifyRequest) => string;

/**
 * Answers with problem details, or with a page where a browser asks for one and there is a portal; what is the
 * service's own fault goes to the log with its cause.
 */
export const answersWithProblem =
  (log: Log, page: ProblemPage | undefined): AnswerWithProblem =>
  (thrown, request, reply) => {
    const problem = problemFor(thrown);
    const entry = { correlationId: request.id, problem: problem.kind.name };
    if (problem.kind.status >= 500) log.error({ ...entry, err: problem.cause }, problem.message);
    // Not the detail: it may repeat what was typed, a name perhaps, and nobody can be erased from a log.
    else log.debug(entry, problem.kind.title);

    if (reply.raw.writableEnded) return;
    if (reply.raw.headersSent) {
      // A body that broke off must not look complete.
      reply.raw.destroy();
      return;
    }
    const asked = readsGerman(request) ? 'de' : 'en';
    const details = problem.details(request.id, asked);
    const asPage = page !== undefined && wantsPage(request);
    void reply
      .status(problem.kind.status)
      .headers(problem.headers)
      .header('Correlation-Id', request.id)
      .header('Cache-Control', 'no-store')
      .header('Content-Language', problem.languageFor(asked))
      .header('Content-Type', asPage ? 'text/html; charset=utf-8' : 'application/problem+json')
      // As bytes: to text the framework would add a charset, which JSON does not have.
      .send(Buffer.from(asPage ? page(details, request) : JSON.stringify(details)));
  };

/** Browsers name HTML first; programs name JSON, or nothing. */
const wantsPage = (request: FastifyRequest): boolean => /^\s*text\/html\b/i.test(request.headers.accept ?? '');

/** Programs say nothing about languages and are answered in English. */
const readsGerman = (request: FastifyRequest): boolean => /^\s*de\b/i.test(request.headers['accept-language'] ?? '');
