import { hash } from 'node:crypto';
import { canonicalJson } from '@lotsenbuch/event-store';
import type { FastifyRequest } from 'fastify';
import { FormBody } from '../http/form.js';

const templates = new Map<string, string>();

/** Method and path template, such as `POST /v1/carriers/{carrierId}/merge`. */
export function routeOf({ method, routeOptions: { url = '' } }: FastifyRequest): string {
  let template = templates.get(url);
  if (template === undefined) {
    template = url.replace(/:(\w+)/g, '{$1}');
    templates.set(url, template);
  }
  return `${method} ${template}`;
}

/** Method and path as they are to be hashed: the template with its parameters filled in, whatever the client escaped. */
export function addressOf(request: FastifyRequest): string {
  const params = request.params as Readonly<Record<string, string>>;
  return routeOf(request).replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

/**
 * SHA-256 of what was asked for, lower-case hex: the RFC 8785 form of {route, params, query, body}, a file by the
 * SHA-256 of its bytes. Headers do not count: a repeat may carry another token of the same actor.
 * @throws NotCanonical for text that is not Unicode
 */
export function requestHash(request: FastifyRequest): string {
  const { params, query } = request;
  const body = request.body instanceof FormBody ? request.body.fields : request.body;
  return sha256(
    canonicalJson({
      route: routeOf(request),
      params,
      query,
      ...(body !== undefined && { body: Buffer.isBuffer(body) ? { sha256: sha256(body) } : body }),
    }),
  );
}

const sha256 = (content: string | Buffer): string => hash('sha256', content, 'hex');
