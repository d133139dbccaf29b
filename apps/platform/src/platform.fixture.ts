import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@lotsenbuch/event-store';
import { berlinDayOf } from '@lotsenbuch/kernel';
import type { LedgerStatus } from '@lotsenbuch/ledger';
import { type Assembly, createLog, type LogLevel, type Right } from '@lotsenbuch/service-kit';
import {
  type Answer,
  type CommandOptions,
  type FileBody,
  findTraces,
  type HttpClient,
  startApplication,
  type TestApplication,
} from '@lotsenbuch/testing';
import { openPlatform, type Platform } from './platform.js';

export interface ListOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

interface OpenedAccount {
  readonly accountId: string;
  readonly token?: string;
  readonly revision: number;
}

interface Options {
  /** Default: the system's time. */
  readonly now?: () => Date;
  /** Default: info. */
  readonly logLevel?: LogLevel;
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
    private readonly now: () => Date,
  ) {}

  static async start({
    now = () => new Date(),
    imports = [],
    logLevel = 'info',
  }: Options = {}): Promise<PlatformUnderTest> {
    let platform: Platform | undefined;
    const running = (): Platform => {
      if (platform === undefined) throw new Error('the platform was not assembled');
      return platform;
    };
    const lines: string[] = [];
    const log = createLog(logLevel, { write: (line) => lines.push(line) });
    const application = await startApplication({
      now,
      env: { LOG_LEVEL: logLevel },
      assemble: async (configuration, identities) => {
        platform = await openPlatform(configuration, log, now, identities);
        return { ...platform, imports: [...platform.imports, ...imports] };
      },
    });
    return new PlatformUnderTest(application, running, lines, now);
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

  get access(): Platform['access'] {
    return this.platform().access;
  }

  /** Somebody new, to whom the operator grants these roles from today on. */
  async person(...rights: readonly Right[]): Promise<HttpClient> {
    const operator = this.client('operator');
    const opened = await operator.post<OpenedAccount>('/v1/accounts', {});
    if (opened.body.token === undefined) throw new Error(`no account was opened: ${opened.text}`);
    let { revision } = opened.body;
    for (const { until, ...right } of rights) {
      const period = { from: berlinDayOf(this.now().toISOString()), ...(until !== undefined && { to: until }) };
      const granted = await operator.post<OpenedAccount>(
        `/v1/accounts/${opened.body.accountId}/role-grants`,
        { ...right, ...period, reason: 'taskAssigned' },
        { ifMatch: revision },
      );
      if (granted.status !== 201) throw new Error(`the role was not granted: ${granted.text}`);
      ({ revision } = granted.body);
    }
    return this.application.clientOf(opened.body.token);
  }

  settled(): Promise<void> {
    return this.platform().settled();
  }

  /**
   * Waits until everybody has done what follows from the events, and a published checkpoint covers them all; from then on the
   * ledger writes nothing until there are more.
   */
  async covered(): Promise<LedgerStatus> {
    await this.settled();
    const { ledger } = this.platform();
    await ledger.integrator.tick();
    const status = await ledger.status();
    if (status.uncovered > 0) throw new Error(`not everything is covered: ${JSON.stringify(status)}`);
    return status;
  }

  /** Where these texts are in what the platform has written: every file of its data folder, and both logs. */
  async traces(...texts: readonly string[]): Promise<readonly unknown[]> {
    const { dataDir, log } = this.application;
    await this.covered();
    writeFileSync(join(dataDir, 'requests.log'), log.join('\n'));
    writeFileSync(join(dataDir, 'platform.log'), this.log.join('\n'));
    return (await Promise.all(texts.map((text) => findTraces(dataDir, text)))).flat();
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
