import type { FastifyReply } from 'fastify';

const EVERYTHING_FROM_HERE = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** For pages and answers: everything from this server, nothing inline, no frame around it. */
const CONTENT_SECURITY_POLICY = EVERYTHING_FROM_HERE.join('; ');

/** The readable interface description sets inline styles from its script. */
export const DOCUMENTATION_SECURITY_POLICY = [...EVERYTHING_FROM_HERE, "style-src 'self' 'unsafe-inline'"].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  // A session link carries its token in the address: no other site may learn it. Not no-referrer: with that a browser
  // hides the origin of our own forms too, and without TLS it sends nothing else that tells them from another site's.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers(HEADERS);
}
