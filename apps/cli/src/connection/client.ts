import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import type { NeededRole } from './access-tokens.js';
import { isProblem, ServerProblem } from './problem.js';
import { ConnectionFailed, type Exchange, type RawAnswer } from './transport.js';

export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  readonly etag: string | undefined;
}

type QueryValue = string | number | boolean | undefined;

export interface GetOptions {
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Without it the request is sent without a token: public figures need none. */
  readonly as?: NeededRole;
}

export interface PostOptions extends GetOptions {
  readonly as: NeededRole;
  readonly idempotencyKey: string;
  readonly ifMatch?: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly onSent?: (bytes: number) => void;
}

export interface ClientPorts {
  readonly baseUrl: string;
  tokenFor(role: NeededRole): string;
  exchange(call: Exchange): Promise<RawAnswer>;
  sleep(ms: number): Promise<void>;
  /** Told why a request is sent once more; attempts count from 1 per request. */
  onRetry(why: string, attempt: number): void;
}

/** A broken connection and a 503 pass by themselves more often than not, and no request does anything twice. */
const PAUSES_MS = [250, 500, 1_000, 2_000];
const LONGEST_RETRY_AFTER_S = 5;

/** Speaks with the platform: tokens, retries of one and the same request, problems as {@link Failure}s. */
export class Client {
  readonly #ports: ClientPorts;
  readonly #base: URL;

  constructor(ports: ClientPorts) {
    this.#ports = ports;
    this.#base = baseUrl(ports.baseUrl);
  }

  get url(): string {
    return this.#base.href.replace(/\/$/, '');
  }

  get<Body>(path: string, options: GetOptions = {}): Promise<Answer<Body>> {
    return this.#call({ method: 'GET', url: this.#url(path, options.query), headers: this.#headers(options) });
  }

  post<Body>(path: string, options: PostOptions): Promise<Answer<Body>> {
    const headers = {
      ...this.#headers(options),
      'Content-Type': options.contentType,
      'Idempotency-Key': options.idempotencyKey,
      ...(options.ifMatch === undefined ? {} : { 'If-Match': options.ifMatch }),
    };
    const url = this.#url(path, options.query);
    const onSent = options.onSent === undefined ? {} : { onSent: options.onSent };
    return this.#call({ method: 'POST', url, headers, body: options.body, ...onSent });
  }

  /** The bytes of a file. */
  async download(path: string, options: GetOptions): Promise<Buffer> {
    const call = { method: 'GET', url: this.#url(path, options.query), headers: this.#headers(options) } as const;
    const raw = await this.#persistently(call, (answer) => !worthRepeating(answer));
    if (raw.status === 200) return raw.body;
    const body = this.#json(raw);
    throw isProblem(body) ? new ServerProblem(body) : this.#strange(raw);
  }

  /** Asks once whether the platform is ready; 503 is an answer here, not something to wait for. */
  async readiness<Body>(): Promise<{ readonly ready: boolean; readonly answer: Body }> {
    const call = { method: 'GET', url: this.#url('/health/ready'), headers: this.#headers({}) } as const;
    const raw = await this.#persistently(call, (answer) => answer.status === 200 || answer.status === 503);
    return { ready: raw.status === 200, answer: this.#json(raw) as Body };
  }

  async #call<Body>(call: Exchange): Promise<Answer<Body>> {
    const raw = await this.#persistently(call, (answer) => !worthRepeating(answer));
    const body = this.#json(raw);
    if (raw.status >= 200 && raw.status < 300)
      return { body: body as Body, status: raw.status, etag: raw.headers.etag };
    if (isProblem(body)) throw new ServerProblem(body);
    throw this.#strange(raw);
  }

  async #persistently(call: Exchange, isFinal: (answer: RawAnswer) => boolean): Promise<RawAnswer> {
    for (const [index, pause] of PAUSES_MS.entries()) {
      const answer = await this.#try(call);
      if (!(answer instanceof ConnectionFailed) && isFinal(answer)) return answer;
      this.#ports.onRetry(answer instanceof ConnectionFailed ? answer.message : `status ${answer.status}`, index + 1);
      await this.#ports.sleep(answer instanceof ConnectionFailed ? pause : Math.max(pause, retryAfterMs(answer) ?? 0));
    }
    const last = await this.#try(call);
    if (!(last instanceof ConnectionFailed)) return last;
    throw new Failure(
      EXIT.unreachable,
      `${this.url} cannot be reached: ${last.message}.\n` +
        '  Start the platform with `npm start`, or set LOTSENBUCH_URL to where it runs.',
    );
  }

  async #try(call: Exchange): Promise<RawAnswer | ConnectionFailed> {
    try {
      return await this.#ports.exchange(call);
    } catch (error) {
      if (error instanceof ConnectionFailed) return error;
      throw error;
    }
  }

  #json(raw: RawAnswer): unknown {
    try {
      return JSON.parse(raw.body.toString('utf8'));
    } catch {
      throw this.#strange(raw);
    }
  }

  #strange(raw: RawAnswer): Failure {
    return new Failure(
      EXIT.unexpected,
      `${this.url} does not answer like Lotsenbuch (status ${raw.status}, ${raw.headers['content-type'] ?? 'no content type'}).\n` +
        '  Check LOTSENBUCH_URL.',
    );
  }

  #url(path: string, query: GetOptions['query'] = {}): URL {
    const url = new URL(path.slice(1), this.#base);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  #headers({ as }: GetOptions): Record<string, string> {
    return {
      Accept: 'application/json',
      ...(as === undefined ? {} : { Authorization: `Bearer ${this.#ports.tokenFor(as)}` }),
    };
  }
}

/** A 503 that says when it will be over, or says nothing; where it needs an operator, waiting does not help. */
function worthRepeating(answer: RawAnswer): boolean {
  if (answer.status !== 503) return false;
  const after = retryAfterMs(answer);
  return after === undefined || after <= LONGEST_RETRY_AFTER_S * 1_000;
}

function retryAfterMs({ headers }: RawAnswer): number | undefined {
  const seconds = headers['retry-after'];
  return seconds !== undefined && /^\d{1,6}$/.test(seconds) ? Number(seconds) * 1_000 : undefined;
}

function baseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new Failure(
      EXIT.usage,
      `LOTSENBUCH_URL is "${text}": expected an http or https address such as http://127.0.0.1:8080.`,
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
