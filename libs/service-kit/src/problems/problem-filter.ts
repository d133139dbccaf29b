import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerWithProblem } from './answer-with-problem.js';

/** Turns everything that a controller throws into problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #answer: AnswerWithProblem;

  constructor(answer: AnswerWithProblem) {
    this.#answer = answer;
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.#answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}
