import type { Command } from 'commander';
import type { NeededRole } from './connection/access-tokens.js';
import type { Answer, Client, GetOptions } from './connection/client.js';
import { Failure } from './failure.js';
import type { Host } from './host.js';
import type { Terminal } from './output/terminal.js';

/** Items of one page of a list, and where the next begins. */
interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

export interface Change {
  readonly as: NeededRole;
  /** Given by the user to repeat an earlier invocation. */
  readonly idempotencyKey: string | undefined;
  readonly query?: GetOptions['query'];
  readonly ifMatch?: string;
  readonly contentType?: string;
  readonly body: object | Uint8Array;
  readonly onSent?: (bytes: number) => void;
}

const ITEMS_PER_PAGE = 200;

/** One invocation: the platform it speaks with, and where and how it prints. */
export class Session {
  readonly client: Client;
  readonly terminal: Terminal;
  /** Of programs that are started. */
  readonly env: NodeJS.ProcessEnv;
  /** Print for machines. */
  readonly json: boolean;
  readonly sleep: (ms: number) => Promise<void>;
  /** Under which reference somebody with this role acts where the platform is not asked. */
  readonly actorFor: (role: NeededRole) => string;
  readonly #newIdempotencyKey: () => string;
  #printed = false;

  constructor(
    client: Client,
    host: Pick<Host, 'terminal' | 'env' | 'sleep' | 'newIdempotencyKey'>,
    json: boolean,
    actorFor: (role: NeededRole) => string,
  ) {
    this.actorFor = actorFor;
    this.client = client;
    this.terminal = host.terminal;
    this.env = host.env;
    this.sleep = host.sleep;
    this.#newIdempotencyKey = host.newIdempotencyKey;
    this.json = json;
  }

  get printed(): boolean {
    return this.#printed;
  }

  print(forMachines: object, forPeople: () => string): void {
    this.#printed = true;
    this.terminal.out(this.json ? JSON.stringify(forMachines) : forPeople());
  }

  /** Every item of a list, page by page, or the first `most`. */
  async all<Item>(path: string, options: GetOptions = {}, most = Number.POSITIVE_INFINITY): Promise<readonly Item[]> {
    const items: Item[] = [];
    let cursor: string | undefined;
    do {
      const query = { ...options.query, limit: Math.min(ITEMS_PER_PAGE, most - items.length), cursor };
      const { body } = await this.client.get<Page<Item>>(path, { ...options, query });
      items.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor !== undefined && items.length < most);
    return items;
  }

  /** The ETag that the thing at this path has now. */
  async currentTag(path: string, as?: NeededRole): Promise<string> {
    const { etag } = await this.client.get(path, as === undefined ? {} : { as });
    if (etag === undefined) throw new Error(`${this.client.url}${path} was answered without an ETag`);
    return etag;
  }

  /** One change under one idempotency key, however often it has to be sent. */
  async change<Body>(path: string, change: Change): Promise<Answer<Body>> {
    const idempotencyKey = change.idempotencyKey ?? this.#newIdempotencyKey();
    const { body, query, ifMatch, onSent } = change;
    try {
      return await this.client.post<Body>(path, {
        as: change.as,
        idempotencyKey,
        contentType: change.contentType ?? 'application/json',
        body: body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)),
        ...(query === undefined ? {} : { query }),
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(onSent === undefined ? {} : { onSent }),
      });
    } catch (error) {
      if (error instanceof Failure && error.outcomeUnknown) error.idempotencyKey = idempotencyKey;
      throw error;
    }
  }
}

/** Gives a command the session of this invocation. */
export type OpenSession = (command: Command) => Session;
