import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { parseForm } from './form.js';
import { FORM_MEDIA_TYPE, mediaTypeOf } from './request.js';

const MEBIBYTE = 1024 * 1024;
/** Bytes of a JSON or form body, at most. */
const MAX_BODY_BYTES = MEBIBYTE;
/** Bytes of an uploaded file, at most. */
const MAX_UPLOAD_BYTES = 64 * MEBIBYTE;

export const WORKBOOK_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_MEDIA_TYPE = 'text/csv';
export const PDF_MEDIA_TYPE = 'application/pdf';
const UPLOAD_MEDIA_TYPES = [WORKBOOK_MEDIA_TYPE, CSV_MEDIA_TYPE, PDF_MEDIA_TYPE];

/** Bodies are JSON or a form in UTF-8, or the bytes of a file where the route takes one; nothing else is read. */
export function registerBodyParsers(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  const text = { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES } as const;
  instance.addContentTypeParser('application/json', text, async (request: FastifyRequest, body: Buffer) =>
    body.length === 0 ? undefined : parseJson(decode(request, body)),
  );
  instance.addContentTypeParser(FORM_MEDIA_TYPE, text, async (request: FastifyRequest, body: Buffer) =>
    parseForm(decode(request, body)),
  );
  instance.addContentTypeParser(
    UPLOAD_MEDIA_TYPES,
    { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
}

/**
 * Refuses, before a byte of the body is read, what no parser should see: compressed bodies, and files where the route
 * takes none or another kind.
 */
export function refuseUnreadableBody(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new Problem(
      PROBLEMS.unsupportedMediaType,
      'Send the body without Content-Encoding; compression is not read.',
    );
  }
  const mediaType = mediaTypeOf(request);
  const uploads = request.routeOptions.config.uploads;
  if (uploads && (mediaType === undefined || !uploads.includes(mediaType))) {
    throw new Problem(
      PROBLEMS.unsupportedMediaType,
      `Send the file as the body, with Content-Type ${uploads.join(' or ')}.`,
    );
  }
  if (!uploads && mediaType !== undefined && UPLOAD_MEDIA_TYPES.includes(mediaType)) {
    throw new Problem(PROBLEMS.unsupportedMediaType, 'This address takes no file; send application/json.');
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(request: FastifyRequest, body: Buffer): string {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw new Problem(PROBLEMS.unsupportedMediaType, `Send the body in UTF-8; the Content-Type says ${charset}.`);
  }
  try {
    return utf8.decode(body);
  } catch {
    throw new Problem(PROBLEMS.malformedRequest, 'The body is not UTF-8.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const where = /position \d+(?: \(line \d+ column \d+\))?/.exec(String(fault))?.[0] ?? 'its end';
    throw new Problem(PROBLEMS.malformedRequest, `The body is not JSON: it breaks at ${where}.`);
  }
}
