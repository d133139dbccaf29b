import {
  type Assembly,
  type Configuration,
  createHttpApplication,
  createLog,
  type Environment,
  type HttpApplication,
  type LocalIdentities,
  openLocalIdentities,
  type Right,
  readConfiguration,
} from '@lotsenbuch/service-kit';
import { HttpClient } from './http-client.js';
import { temporaryFolder } from './temporary-folder.js';

export interface TestAssembly {
  /**
   * What the application is made of; opened anew at each start, on the same data folder. Without `rightsOf` the roles of
   * `credentials.json` count, and the rights given with {@link TestApplication.clientWith}.
   */
  assemble(
    configuration: Configuration,
    identities: LocalIdentities,
  ): Promise<Omit<Assembly, 'identities' | 'rightsOf'> & Partial<Pick<Assembly, 'rightsOf'>>>;
  /** Settings that differ from: port 0 on loopback, a temporary data folder, no example. */
  readonly env?: Environment;
  /** Default: the system's time. */
  readonly now?: () => Date;
}

/** An application in this process, with a data folder of its own that ends with it. */
export interface TestApplication extends AsyncDisposable {
  readonly url: string;
  readonly dataDir: string;
  readonly http: HttpApplication;
  /** Lines of the log so far. */
  readonly log: readonly string[];
  /** A client with the token of an identity of `credentials.json`; without a name, the public. */
  client(identity?: string): HttpClient;
  /** A client of a person of its own, who has exactly these rights wherever the application asks nobody else for them. */
  clientWith(...rights: readonly Right[]): Promise<HttpClient>;
  /** A client that sends this token. */
  clientOf(token: string): HttpClient;
  token(identity: string): string;
  /** Closes it and starts it again on the same data folder; what was opened before is gone. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startApplication({ assemble, env = {}, now = () => new Date() }: TestAssembly) {
  const folder = await temporaryFolder();
  const configuration = readConfiguration({ PORT: '0', DATA_DIR: folder.path, EXAMPLE: 'none', ...env });
  const identities = await openLocalIdentities(configuration);
  const lines: string[] = [];
  const log = createLog(configuration.logLevel, { write: (line) => lines.push(line) });

  const given = new Map<string, readonly Right[]>();

  const start = async () => {
    const http = await createHttpApplication({
      rightsOf: (ref) => given.get(ref) ?? identities.rightsOf(ref),
      ...(await assemble(configuration, identities)),
      configuration,
      identities,
      log,
      now,
    });
    try {
      return { http, url: await http.listen() };
    } catch (fault) {
      await http.close();
      throw fault;
    }
  };
  let running = await start().catch(async (fault: unknown) => {
    await folder.remove();
    throw fault;
  });
  const close = async () => {
    await running.http.close();
    await folder.remove();
  };
  const token = (name: string): string => {
    const known = identities.token(name);
    if (known === undefined) throw new Error(`credentials.json has no identity ${name}`);
    return known;
  };

  const application: TestApplication = {
    get url() {
      return running.url;
    },
    get http() {
      return running.http;
    },
    dataDir: folder.path,
    log: lines,
    token,
    client: (name) => new HttpClient(running.url, name === undefined ? undefined : token(name)),
    clientOf: (own) => new HttpClient(running.url, own),
    clientWith: async (...rights) => {
      const ref = `person:${given.size + 1}`;
      given.set(ref, rights);
      return new HttpClient(running.url, await identities.enrol(ref));
    },
    restart: async () => {
      await running.http.close();
      running = await start();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  return application;
}
