/** What a command answers. */
export interface Done {
  readonly revision: number;
  readonly logPosition: string;
}

export interface Sending {
  /** Unique for each act of the example: with it a run that was cut off goes on where it was. */
  readonly key: string;
  /** Revision the thing was read at. */
  readonly ifMatch?: number;
  /** A problem that ends by itself, because one service learns of another's fact a moment later. */
  readonly retryOn?: string;
}

export interface Upload {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** The platform did not take an act of the example. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';

  constructor(
    message: string,
    /** The answer, where there was one. */
    private readonly answer = '',
  ) {
    super(message);
  }

  /** Whether this is the problem that was answered, such as `person-erased`. */
  isProblem(type: string): boolean {
    return this.answer.includes(`problem:${type}"`);
  }
}

const TRIES = 60;
const PAUSE_MILLISECONDS = 50;
const JSON_TYPE = 'application/json';

/** Speaks with the platform over HTTP, each act as the identity that takes it. */
export class InterfaceClient {
  requests = 0;

  constructor(
    private readonly url: string,
    /** The token of an identity by its name or reference; undefined if there is none. */
    private readonly tokenOf: (name: string) => string | undefined,
  ) {}

  /** @throws ActRefused with request and answer */
  post<Answer = Done>(as: string, path: string, body: object, sending: Sending): Promise<Answer> {
    return this.#send<Answer>(as, path, JSON_TYPE, JSON.stringify(body), sending);
  }

  /** @throws ActRefused with request and answer */
  upload<Answer = Done>(as: string, path: string, { bytes, mediaType }: Upload, sending: Sending): Promise<Answer> {
    return this.#send<Answer>(as, path, mediaType, bytes, sending);
  }

  /** @throws ActRefused with request and answer */
  async get<Answer>(as: string, path: string): Promise<Answer> {
    const { text } = await this.text(as, path);
    return JSON.parse(text) as Answer;
  }

  /** The answer as it came, for a comparison byte for byte; 404 is an answer too. @throws ActRefused */
  async text(as: string, path: string): Promise<{ readonly status: number; readonly text: string }> {
    const answer = await this.#ask(path, { headers: this.#identity(as) });
    if (answer.status !== 200 && answer.status !== 404) throw new ActRefused(`GET ${path} as ${as}: ${answer.text}`);
    return answer;
  }

  /** Every item of a list, page by page. */
  async items<Item>(as: string, path: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const page: { readonly items: readonly Item[]; readonly nextCursor?: string } = await this.get(
        as,
        `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === undefined ? '' : `&cursor=${cursor}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return items;
  }

  async #send<Answer>(
    as: string,
    path: string,
    mediaType: string,
    body: string | Uint8Array<ArrayBuffer>,
    { key, ifMatch, retryOn }: Sending,
  ): Promise<Answer> {
    const headers = {
      ...this.#identity(as),
      'Content-Type': mediaType,
      'Idempotency-Key': key,
      ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
    };
    for (let tries = 1; ; tries += 1) {
      const { status, text } = await this.#ask(path, { method: 'POST', headers, body });
      if (status >= 200 && status < 300) return JSON.parse(text) as Answer;
      const endsByItself = status === 503 || (retryOn !== undefined && text.includes(`problem:${retryOn}"`));
      if (!endsByItself || tries === TRIES) {
        const sent = typeof body === 'string' ? body : `${body.length} bytes`;
        const request = `POST ${path} as ${as} with key "${key}"\n  sent: ${sent}`;
        throw new ActRefused(`${request}\n  answered ${status}: ${text}`, text);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    }
  }

  #identity(as: string): { readonly Authorization: string } {
    const token = this.tokenOf(as);
    if (token === undefined) throw new ActRefused(`there is no token of ${as} among the credentials`);
    return { Authorization: `Bearer ${token}` };
  }

  async #ask(path: string, init: RequestInit): Promise<{ readonly status: number; readonly text: string }> {
    this.requests += 1;
    const response = await fetch(`${this.url}${path}`, init);
    return { status: response.status, text: await response.text() };
  }
}
