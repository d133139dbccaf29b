import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { setImmediate as pollForInput } from 'node:timers/promises';

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Told how many bytes of the body are on their way. */
  readonly onSent?: (bytes: number) => void;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The connection failed before an answer was complete; nobody knows whether the request was handled. */
export class ConnectionFailed extends Error {
  override readonly name = 'ConnectionFailed';
}

/** An import is read, classified and recorded before it is answered. */
const LONGEST_SILENCE_MS = 120_000;
const CHUNK_BYTES = 64 * 1024;

/** @throws ConnectionFailed */
export async function exchange(call: Exchange): Promise<RawAnswer> {
  try {
    const answer = await send(call);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
  } catch (error) {
    throw new ConnectionFailed(reasonOf(error), { cause: error });
  }
}

function send({
  method,
  url,
  headers,
  body = new Uint8Array(),
  onSent = () => {},
}: Exchange): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const length = method === 'POST' ? { 'Content-Length': String(body.byteLength) } : {};
    const request = start(url, { method, headers: { ...headers, ...length } });
    request.setTimeout(LONGEST_SILENCE_MS, () =>
      request.destroy(new Error(`no answer for ${LONGEST_SILENCE_MS / 1000} seconds`)),
    );
    request.on('response', resolve);
    request.on('error', reject);
    void upload(request, body, onSent);
  });
}

async function upload(request: ClientRequest, body: Uint8Array, onSent: (bytes: number) => void): Promise<void> {
  for (let from = 0; from < body.byteLength; from += CHUNK_BYTES) {
    if (request.destroyed) return;
    const chunk = body.subarray(from, from + CHUNK_BYTES);
    if (!request.write(chunk)) await drainedOrClosed(request);
    onSent(from + chunk.byteLength);
    // A refusal may come before everything was sent, and the connection end behind it: read before writing on.
    await pollForInput();
  }
  request.end();
}

function drainedOrClosed(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      request.off('drain', done).off('close', done);
      resolve();
    };
    request.on('drain', done).on('close', done);
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}

const REASONS: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
  ENOTFOUND: 'the host is unknown',
  EAI_AGAIN: 'the name of the host cannot be resolved',
  EHOSTUNREACH: 'there is no way to the host',
  ETIMEDOUT: 'the connection timed out',
};
