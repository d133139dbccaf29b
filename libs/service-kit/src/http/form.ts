import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';

/** The fields of an HTML form: all values are text, as in a query. A name that occurs twice has a list of values. */
export class FormBody {
  constructor(readonly fields: Readonly<Record<string, string | readonly string[]>>) {}
}

/** @throws Problem if a name or value is not percent-encoded UTF-8 */
export function parseForm(text: string): FormBody {
  const fields = new Map<string, string | string[]>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decode(pair.slice(equals + 1));
    const before = fields.get(name);
    if (Array.isArray(before)) before.push(value);
    else fields.set(name, before === undefined ? value : [before, value]);
  }
  // Object.fromEntries defines, so that a field named __proto__ stays an ordinary one and is refused later.
  return new FormBody(Object.fromEntries(fields));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Problem(PROBLEMS.malformedRequest, 'The form is not percent-encoded UTF-8.');
  }
}

/** A form cannot send headers: its hidden fields `idempotencyKey` and `ifMatch` stand for them. */
export function takeHeadersFromForm(request: FastifyRequest): void {
  if (!(request.body instanceof FormBody)) return;
  const { idempotencyKey, ifMatch, ...fields } = request.body.fields;
  if (typeof idempotencyKey === 'string') request.headers['idempotency-key'] ??= idempotencyKey;
  if (typeof ifMatch === 'string') request.headers['if-match'] ??= ifMatch;
  request.body = new FormBody(fields);
}
