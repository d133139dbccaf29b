import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerWithProblem } from '../problems/answer-with-problem.js';
import { Problem, type ProblemKind } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { correlationIdOf } from './correlation.js';
import { REQUEST_TIMEOUT } from './request-deadline.js';
import { setSecurityHeaders } from './security-headers.js';

const MAX_PARAMETER_LENGTH = 200;

/** Hands errors to the problem filter as they are; the framework would strip the code that tells them apart. */
class PlainFastifyAdapter extends FastifyAdapter {
  override mapException(error: unknown): unknown {
    return error;
  }
}

export function createFastifyAdapter(answer: AnswerWithProblem): FastifyAdapter {
  return new PlainFastifyAdapter({
    logger: false,
    genReqId: correlationIdOf,
    requestTimeout: REQUEST_TIMEOUT,
    // While ending, what still arrives on an open connection is answered; the connection is closed after it.
    return503OnClosing: false,
    routerOptions: { maxParamLength: MAX_PARAMETER_LENGTH },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      setSecurityHeaders(reply);
      answer(error, request, reply);
    },
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => answerBrokenRequest(error, socket),
  });
}

/** What is not even HTTP never becomes a request: the answer is written by hand. */
function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const kind = kindOfBrokenRequest(error.code);
  const problem = new Problem(kind, 'The connection is closed; send a complete HTTP/1.1 request.');
  const { correlationId: _, ...details } = problem.details('');
  const body = JSON.stringify(details);
  // The title serves as reason phrase: an import of node:http, which has the usual ones, loads `fetch` with it.
  socket.end(
    `HTTP/1.1 ${kind.status} ${kind.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function kindOfBrokenRequest(code: string | undefined): ProblemKind {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return PROBLEMS.requestTimeout;
  if (code === 'HPE_HEADER_OVERFLOW') return PROBLEMS.headersTooLarge;
  return PROBLEMS.malformedRequest;
}
