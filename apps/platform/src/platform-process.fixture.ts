import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EventStore, openEventStore, ordinalOf, type RecordedEvent } from '@lotsenbuch/event-store';
import { HttpClient } from '@lotsenbuch/testing';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TSC = join(ROOT, 'node_modules/typescript7/bin/tsc');
const PROGRAM = join(ROOT, 'apps/platform/dist/main.js');

/** Milliseconds for a test that starts the program several times: a start takes a second, on a busy machine some. */
export const MANY_STARTS = 120_000;

/** The program runs as built; a build that is up to date takes a moment. */
export const buildProgram = (): void => {
  const { status, stdout } = spawnSync(process.execPath, [TSC, '-b', join(ROOT, 'apps/platform')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the program cannot be built:\n${stdout}`);
};

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();
// A test that fails must not leave a program behind.
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** The program itself, as a process of its own. */
export class PlatformProcess {
  readonly #child: ChildProcess;
  readonly #clients = new Map<string | undefined, HttpClient>();
  #stdout = '';
  #stderr = '';
  #url = '';
  readonly ended: Promise<Ending>;

  private constructor(
    readonly dataDir: string,
    env: Readonly<Record<string, string>>,
  ) {
    this.#child = spawn(process.execPath, [PROGRAM], {
      env: { PORT: '0', DATA_DIR: dataDir, EXAMPLE: 'none', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(this.#child);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.ended = once(this.#child, 'close').then(([code, signal]) => {
      running.delete(this.#child);
      return { code, signal, stdout: this.#stdout, stderr: this.#stderr };
    });
  }

  /** Starts it, and waits for nothing. */
  static spawn(dataDir: string, env: Readonly<Record<string, string>> = {}): PlatformProcess {
    return new PlatformProcess(dataDir, env);
  }

  /** Starts it and waits until it says that it is ready. */
  static async start(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<PlatformProcess> {
    const platform = new PlatformProcess(dataDir, env);
    await platform.ready();
    return platform;
  }

  async ready(): Promise<void> {
    const child = this.#child;
    while (!this.#stdout.includes('\n')) {
      const ending = await Promise.race([once(child.stdout as NonNullable<typeof child.stdout>, 'data'), this.ended]);
      if ('code' in ending) throw new Error(`it ended with ${ending.code} ${ending.signal}: ${ending.stderr}`);
    }
    this.#url = /^lotsenbuch ready on (http:\/\/127\.0\.0\.1:\d+)\n/.exec(this.#stdout)?.[1] ?? '';
    if (this.#url === '') throw new Error(`the first line is not that it is ready: ${this.#stdout}`);
  }

  /** Waits until standard error holds this. */
  async said(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#stderr)) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  get url(): string {
    return this.#url;
  }

  get stdout(): string {
    return this.#stdout;
  }

  client(identity?: string): HttpClient {
    const token = identity === undefined ? undefined : this.token(identity);
    const client = this.#clients.get(identity) ?? new HttpClient(this.#url, token);
    this.#clients.set(identity, client);
    return client;
  }

  token(identity: string): string {
    const { identities } = JSON.parse(readFileSync(join(this.dataDir, 'credentials.json'), 'utf8')) as {
      readonly identities: readonly { readonly name: string; readonly token: string }[];
    };
    const known = identities.find(({ name }) => name === identity);
    if (known === undefined) throw new Error(`credentials.json has no identity ${identity}`);
    return known.token;
  }

  /** Sends a signal and waits for the end. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ending> {
    this.#child.kill(signal);
    return this.ended;
  }

  /** The log as it is on the disk, read beside the program or after its end. */
  events(): Promise<readonly RecordedEvent[]> {
    return this.#reading(async (store) => {
      const events: RecordedEvent[] = [];
      for await (const page of store.readAll()) events.push(...page.events);
      return events;
    });
  }

  /** Waits until the log on the disk has so many events. */
  logHas(count: number): Promise<void> {
    return this.#reading(async (store) => {
      for (let ordinal = 0n; ordinal < count; ) {
        const head = await store.logHead();
        ordinal = head === undefined ? 0n : BigInt(ordinalOf(store.storeId, head));
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
  }

  async #reading<Result>(read: (store: EventStore) => Promise<Result>): Promise<Result> {
    const store = await openEventStore(`sqlite:${join(this.dataDir, 'events.sqlite')}`, { readOnly: true });
    try {
      return await read(store);
    } finally {
      await store.close();
    }
  }

  /** Waits until nobody who follows the log has anything left to do. */
  async settled(): Promise<void> {
    interface Status {
      readonly eventStore: { readonly head?: string };
      readonly consumers: readonly { readonly logPosition?: string }[];
    }
    const client = this.client('operator');
    for (;;) {
      const { eventStore, consumers } = (await client.get<Status>('/v1/status')).body;
      if (consumers.every(({ logPosition }) => logPosition === eventStore.head)) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
