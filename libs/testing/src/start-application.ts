import {
  type Assembly,
  type Configuration,
  createHttpApplication,
  createLog,
  type Environment,
  type HttpApplication,
  openLocalIdentities,
  readConfiguration,
} from '@lotsenbuch/service-kit';
import { HttpClient } from './http-client.js';
import { temporaryFolder } from './temporary-folder.js';

export interface TestAssembly {
  /** What the application is made of; opened anew at each start, on the same data folder. */
  assemble(configuration: Configuration): Promise<Omit<Assembly, 'identities'>>;
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

  const start = async () => {
    const http = await createHttpApplication({
      ...(await assemble(configuration)),
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
    restart: async () => {
      await running.http.close();
      running = await start();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
  return application;
}
