import {
  type Configuration,
  createHttpApplication,
  type HttpApplication,
  type Log,
  openLocalIdentities,
} from '@lotsenbuch/service-kit';
import { announcement } from './announcement.js';
import { EXAMPLE_LOADER, loadExample } from './example/load-example.js';
import { openPlatform } from './platform.js';

/** Identity whose session the printed link opens. */
const SIGN_IN_AS = 'officer';

export interface RunningPlatform {
  /** What to print on standard output. */
  readonly announcement: string;
  readonly url: string;
  readonly http: HttpApplication;
}

/**
 * Opens the stores, listens, loads the example where it is asked for, and answers once every read model has caught up.
 * @throws ConfigurationRefused, StoreRefused, ReadModelRefused with a sentence that says what to do
 */
export async function startPlatform(configuration: Configuration, log: Log, now: () => Date): Promise<RunningPlatform> {
  const identities = await openLocalIdentities(configuration);
  const platform = await openPlatform(configuration, now);
  const http = await createHttpApplication({ ...platform, configuration, identities, log, now });
  const url = await http.listen();
  try {
    await platform.caughtUp();
    const token = identities.token(EXAMPLE_LOADER);
    const loadedByExample =
      configuration.example === 'programme' && token !== undefined ? await loadExample({ url, token }) : [];
    await platform.settled();
    const officer = identities.actor(SIGN_IN_AS);
    const link = officer && http.sessions.issueLink(officer);
    return {
      url,
      http,
      announcement: announcement({
        url,
        link,
        dataDir: configuration.dataDir,
        loadedByExample,
        ...(await platform.contents()),
      }),
    };
  } catch (fault) {
    await http.close();
    throw fault;
  }
}
