import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

// What the event envelope can carry: visible ASCII without quotation mark and backslash.
const USABLE = /^[!#-[\]-~]{1,128}$/;

/** The caller's `Correlation-Id` if it is usable, else a new one; it is the request's id everywhere. */
export function correlationIdOf(request: IncomingMessage): string {
  const given = request.headers['correlation-id'];
  return typeof given === 'string' && USABLE.test(given) ? given : randomUUID();
}
