import { hash } from 'node:crypto';
import { canonicalJson } from '@lotsenbuch/event-store';
import type { FastifyRequest } from 'fastify';
import { FormBody } from '../http/form.js';

interface Route {
  readonly template: string;
  /** The template cut at its parameters: text and names of parameters in turn, text first. */
  readonly parts: readonly string[];
}

const routes = new Map<string, Route>();

function knownRoute(url: string): Route {
  let route = routes.get(url);
  if (route === undefined) {
    const template = url.replace(/:(\w+)/g, '{$1}').replace(/\/\*$/, '/{path}');
    route = { template, parts: url.split(/:(\w+)/) };
    routes.set(url, route);
  }
  return route;
}

/** Method and path template, such as `POST /v1/carriers/{carrierId}/merge`; `{path}` at its end is one or more segments. */
export const routeOf = ({ method, routeOptions: { url = '' } }: FastifyRequest): string =>
  `${method} ${knownRoute(url).template}`;

/** Method and path as they are to be hashed: the template with its parameters filled in, whatever the client escaped. */
export function addressOf({ method, params, routeOptions: { url = '' } }: FastifyRequest): string {
  const values = params as Readonly<Record<string, string>>;
  let path = '';
  let isName = false;
  for (const part of knownRoute(url).parts) {
    path += isName ? (values[part] ?? '') : part;
    isName = !isName;
  }
  return `${method} ${path}`;
}

/**
 * SHA-256 of what was asked for, lower-case hex: the RFC 8785 form of {route, params, query, body}, a file by the
 * SHA-256 of its bytes. Headers do not count: a repeat may carry another token of the same actor.
 * @param personal fields of the body that hold personal values: a hash in the log must not let anybody confirm a guess
 * @throws NotCanonical for text that is not Unicode
 */
export function requestHash(request: FastifyRequest, personal: readonly string[] = []): string {
  const { params, query } = request;
  const sent = request.body instanceof FormBody ? request.body.fields : request.body;
  // What is left out must be Unicode too: the vault keeps nothing else.
  if (personal.length > 0) canonicalJson(sent ?? null);
  const body = without(personal, sent);
  return sha256(
    canonicalJson({
      route: routeOf(request),
      params,
      query,
      ...(body !== undefined && { body: Buffer.isBuffer(body) ? { sha256: sha256(body) } : body }),
    }),
  );
}

const without = (fields: readonly string[], body: unknown): unknown =>
  fields.length === 0 || typeof body !== 'object' || body === null || Buffer.isBuffer(body)
    ? body
    : Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));

const sha256 = (content: string | Buffer): string => hash('sha256', content, 'hex');
