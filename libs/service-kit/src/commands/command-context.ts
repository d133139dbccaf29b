import { type CommandContext, commandIdOf } from '@lotsenbuch/event-store';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { requireActor } from '../access/actor.js';
import { ApiHeader } from '../openapi/documentation.js';
import { revisionOfIfMatch } from './entity-tag.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import { addressOf, requestHash } from './request-hash.js';

interface CommandOptions {
  /** Name of the route parameter that names the existing thing to be changed; If-Match is then required. */
  readonly changes?: string;
  /** Fields of the body that hold personal values; the request hash leaves them out. */
  readonly personal?: readonly string[];
}

/**
 * Parameter of a controller method: the {@link CommandContext} of this request. Requires an actor, an
 * `Idempotency-Key`, and an `If-Match` where something that exists is changed.
 */
export const Command =
  (options: CommandOptions = {}): ParameterDecorator =>
  (target, property, index) => {
    contextParameter(options)(target, property, index);
    const method = property === undefined ? undefined : Object.getOwnPropertyDescriptor(target, property);
    if (property === undefined || method === undefined || options.changes === undefined) return;
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag with which the thing was read',
      schema: { type: 'string', pattern: '^"(0|[1-9][0-9]*)"$' },
    })(target, property, method);
  };

const contextParameter = createParamDecorator((options: CommandOptions, execution: ExecutionContext) =>
  commandContext(execution.switchToHttp().getRequest<FastifyRequest>(), options),
);

/** @throws Problem 401 without actor, 400 or 428 for the headers */
export function commandContext(request: FastifyRequest, { changes, personal }: CommandOptions): CommandContext {
  const { actor } = request;
  requireActor(actor);
  const params = request.params as Readonly<Record<string, string>>;
  return {
    commandId: commandIdOf(actor.ref, addressOf(request), idempotencyKeyOf(request)),
    requestHash: requestHash(request, personal),
    actor: actor.ref,
    correlationId: request.id,
    ...(changes !== undefined && {
      ifMatch: { thing: params[changes] ?? '', revision: revisionOfIfMatch(request.headers['if-match']) },
    }),
  };
}
