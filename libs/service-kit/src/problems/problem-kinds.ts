import type { ProblemKind } from './problem.js';

/** The problems every service can answer with; `docs/http-conventions.md` lists them for clients. */
export const PROBLEMS = {
  malformedRequest: { name: 'malformed-request', status: 400, title: 'The request cannot be read' },
  validation: { name: 'validation', status: 400, title: 'The request has wrong or missing fields' },
  idempotencyKeyMissing: {
    name: 'idempotency-key-missing',
    status: 400,
    title: 'The request has no usable Idempotency-Key',
  },
  malformedPrecondition: { name: 'malformed-precondition', status: 400, title: 'The If-Match header cannot be used' },
  foreignLogPosition: {
    name: 'foreign-log-position',
    status: 400,
    title: 'The log position does not belong to this store',
  },
  unauthenticated: { name: 'unauthenticated', status: 401, title: 'Nobody is logged in' },
  forbidden: { name: 'forbidden', status: 403, title: 'The actor may not do this' },
  crossSite: { name: 'cross-site', status: 403, title: 'The request came from another site' },
  sessionLinkInvalid: { name: 'session-link-invalid', status: 403, title: 'The session link is used up or expired' },
  notFound: { name: 'not-found', status: 404, title: 'There is nothing at this address' },
  methodNotAllowed: { name: 'method-not-allowed', status: 405, title: 'The address does not know this method' },
  requestTimeout: { name: 'request-timeout', status: 408, title: 'The request took too long to arrive' },
  preconditionFailed: { name: 'precondition-failed', status: 412, title: 'It has changed since it was read' },
  tooLarge: { name: 'too-large', status: 413, title: 'The request is too large' },
  uriTooLong: { name: 'uri-too-long', status: 414, title: 'The address is too long' },
  unsupportedMediaType: {
    name: 'unsupported-media-type',
    status: 415,
    title: 'The content type is not accepted here',
  },
  misdirected: { name: 'misdirected', status: 421, title: 'The request was meant for another host' },
  idempotencyKeyReused: {
    name: 'idempotency-key-reused',
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
  },
  appendRefused: { name: 'append-refused', status: 422, title: 'The change cannot be recorded as it is' },
  preconditionRequired: { name: 'precondition-required', status: 428, title: 'The request needs an If-Match header' },
  headersTooLarge: { name: 'headers-too-large', status: 431, title: 'The headers are too large' },
  unexpected: { name: 'unexpected', status: 500, title: 'Something unexpected happened' },
  readModelBehind: { name: 'read-model-behind', status: 503, title: 'The data has not caught up yet' },
  outcomeUnknown: { name: 'outcome-unknown', status: 503, title: 'It is unknown whether the change was recorded' },
  storeStopped: { name: 'store-stopped', status: 503, title: 'The event store takes no changes' },
  tooManyConflicts: { name: 'too-many-conflicts', status: 503, title: 'Too many changes at the same time' },
  handlerTimeout: { name: 'handler-timeout', status: 503, title: 'The answer took too long' },
} as const satisfies Record<string, ProblemKind>;
