import type { EventStore } from '@lotsenbuch/event-store';
import { type Assembly, createLog } from '@lotsenbuch/service-kit';
import {
  type Answer,
  type CommandOptions,
  type FileBody,
  type HttpClient,
  startApplication,
  type TestApplication,
} from '@lotsenbuch/testing';
import { openPlatform, type Platform } from './platform.js';

export interface ListOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

interface Options {
  /** Default: the system's time. */
  readonly now?: () => Date;
  /** Modules beside those of the platform. */
  readonly imports?: Assembly['imports'];
}

/** The whole platform in this process, on stores of its own. */
export class PlatformUnderTest implements AsyncDisposable {
  readonly #clients = new Map<string | undefined, HttpClient>();

  private constructor(
    readonly application: TestApplication,
    private readonly platform: () => Platform,
    /** Lines that the platform itself wrote to the log, requests aside. */
    readonly log: readonly string[],
  ) {}

  static async start({ now = () => new Date(), imports = [] }: Options = {}): Promise<PlatformUnderTest> {
    let platform: Platform | undefined;
    const running = (): Platform => {
      if (platform === undefined) throw new Error('the platform was not assembled');
      return platform;
    };
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    const application = await startApplication({
      now,
      assemble: async (configuration, identities) => {
        platform = await openPlatform(configuration, log, now, identities);
        return { ...platform, imports: [...platform.imports, ...imports] };
      },
    });
    return new PlatformUnderTest(application, running, lines);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.application.close();
  }

  get eventStore(): EventStore {
    return this.platform().eventStore;
  }

  /** A client with the token of an identity; without a name, the public. */
  client(identity?: string): HttpClient {
    const client = this.#clients.get(identity) ?? this.application.client(identity);
    this.#clients.set(identity, client);
    return client;
  }

  settled(): Promise<void> {
    return this.platform().settled();
  }

  /** Closes everything and opens it again on the same data folder. */
  async restart(): Promise<void> {
    await this.application.restart();
    this.#clients.clear();
  }

  async import(year: number, file: FileBody, options: CommandOptions = {}): Promise<Answer<object>> {
    const answer = await this.client('officer').postFile<object>(`/v1/register-imports?year=${year}`, file, options);
    await this.settled();
    return answer;
  }

  async items<Item>(path: string, identity?: string): Promise<readonly Item[]> {
    const { status, body } = await this.client(identity).get<ListOf<Item>>(path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
    return body.items;
  }

  /** The only item of this list. */
  async only<Item>(path: string, identity?: string): Promise<Item> {
    const [first, second] = await this.items<Item>(path, identity);
    if (first === undefined || second !== undefined) throw new Error(`GET ${path} does not have exactly one item`);
    return first;
  }
}
