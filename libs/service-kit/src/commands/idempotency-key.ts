import type { FastifyRequest } from 'fastify';
import { FORM_MEDIA_TYPE, mediaTypeOf } from '../http/request.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

const PRINTABLE = /^[ -~]{1,255}$/;

/**
 * The key under which the client repeats this request.
 * @throws Problem 400 unless it is 1 to 255 printable ASCII characters
 */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && PRINTABLE.test(key)) return key;
  throw refusal(
    PROBLEMS.idempotencyKeyMissing,
    {
      en: 'Every change needs a key of its own, so that repeating it does not do it twice. Send a new UUID for each change, and the same one when you repeat it.',
      de: 'Der Änderung fehlt ihr eigener Schlüssel, der verhindert, dass sie zweimal ausgeführt wird. Laden Sie die Seite neu und senden Sie das Formular noch einmal.',
    },
    {
      errors: [
        {
          field: 'Idempotency-Key',
          expected: 'a header of 1 to 255 printable ASCII characters, such as a UUID',
          german: 'ein Kopffeld mit 1 bis 255 druckbaren ASCII-Zeichen, etwa eine UUID',
        },
      ],
    },
  );
}

/** Checked before the body is read, save for forms, which carry the key inside. */
export function requireIdempotencyKey(request: FastifyRequest): void {
  if (request.method === 'POST' && mediaTypeOf(request) !== FORM_MEDIA_TYPE) idempotencyKeyOf(request);
}
