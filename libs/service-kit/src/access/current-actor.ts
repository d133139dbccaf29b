import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.js';

/** Parameter of a controller method: who asks, `Actor | undefined`; undefined is the public. */
export const CurrentActor = createParamDecorator(
  (_: undefined, execution: ExecutionContext): Actor | undefined =>
    execution.switchToHttp().getRequest<FastifyRequest>().actor,
);
