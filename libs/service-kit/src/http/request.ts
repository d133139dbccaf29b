import type { FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; undefined for the public. Set before the body is read. */
    actor: Actor | undefined;
    /** The secret of the session cookie, where the actor was found by it. */
    sessionSecret: string | undefined;
  }
  interface FastifyContextConfig {
    /** Content types of a file this route takes as its body, up to 64 MiB. */
    uploads?: readonly string[];
    /** A request that is not GET, and that still needs no actor. */
    openToAll?: boolean;
  }
}

/** Every method that may change something. */
export const isUnsafe = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/** Lower-case media type of the body without parameters; undefined if the header is missing. */
export const mediaTypeOf = (request: FastifyRequest): string | undefined =>
  request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();

export const FORM_MEDIA_TYPE = 'application/x-www-form-urlencoded';
