import { randomUUID } from 'node:crypto';
import { OpenApiCheck } from './openapi-check.js';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed if the answer is JSON, else undefined. */
  readonly body: Body;
  readonly text: string;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CommandOptions extends RequestOptions {
  /** Revision the thing was read at; sent as If-Match. */
  readonly ifMatch?: number;
  /** Default: a new one for each call. */
  readonly idempotencyKey?: string;
}

/** A file to send as it is. */
export interface FileBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/**
 * Talks to the running application as one identity. Every answer is held against the application's own OpenAPI
 * description; one that differs fails the test.
 */
export class HttpClient {
  readonly #url: string;
  readonly #token: string | undefined;
  #check: Promise<OpenApiCheck> | undefined;

  constructor(url: string, token: string | undefined) {
    this.#url = url;
    this.#token = token;
  }

  get<Body = unknown>(path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
    return this.#send<Body>('GET', path, options.headers ?? {});
  }

  /** @param body sent as JSON; nothing is sent if it is undefined */
  post<Body = unknown>(path: string, body?: unknown, options: CommandOptions = {}): Promise<Answer<Body>> {
    const headers = { ...commandHeaders(options), ...(body !== undefined && { 'Content-Type': 'application/json' }) };
    return this.#send<Body>('POST', path, { ...headers, ...options.headers }, JSON.stringify(body));
  }

  postFile<Body = unknown>(path: string, file: FileBody, options: CommandOptions = {}): Promise<Answer<Body>> {
    const headers = { ...commandHeaders(options), 'Content-Type': file.contentType, ...options.headers };
    return this.#send<Body>('POST', path, headers, file.bytes);
  }

  async #send<Body>(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer<Body>> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { ...(this.#token !== undefined && { Authorization: `Bearer ${this.#token}` }), ...headers },
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    const contentType = response.headers.get('content-type')?.split(';', 1)[0];
    const parsed = contentType !== undefined && /[/+]json$/.test(contentType) ? JSON.parse(text) : undefined;
    if (parsed !== undefined) await this.#hold(method, path, response.status, contentType, parsed);
    return { status: response.status, headers: response.headers, body: parsed, text };
  }

  async #hold(method: string, path: string, status: number, contentType: string | undefined, body: unknown) {
    const pathname = path.split('?', 1)[0] ?? path;
    if (pathname === DESCRIPTION || (status === 404 && contentType === PROBLEM)) return;
    this.#check ??= fetch(`${this.#url}${DESCRIPTION}`).then(async (answer) => new OpenApiCheck(await answer.json()));
    const faults = (await this.#check).faults({ method, path: pathname, status, contentType, body });
    if (faults.length > 0) throw new Error(`the answer is not as the OpenAPI describes it:\n${faults.join('\n')}`);
  }
}

const DESCRIPTION = '/openapi.json';
/** An address that does not exist is not described; that it is answered with a problem is for the test to say. */
const PROBLEM = 'application/problem+json';

const commandHeaders = ({ ifMatch, idempotencyKey = randomUUID() }: CommandOptions): Record<string, string> => ({
  'Idempotency-Key': idempotencyKey,
  ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
});
