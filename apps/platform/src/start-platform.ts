import { berlinDayOf } from '@lotsenbuch/kernel';
import type { LedgerStatus, RunningLedger } from '@lotsenbuch/ledger';
import {
  type Configuration,
  createHttpApplication,
  type HttpApplication,
  type Log,
  openLocalIdentities,
} from '@lotsenbuch/service-kit';
import { announcement } from './announcement.js';
import { EXAMPLE_LOADER, loadExample } from './example/load-example.js';
import { EXAMPLE_PEOPLE, loadExampleYear } from './example/load-example-year.js';
import { openPlatform } from './platform.js';

/** Identities whose sessions the printed links open, as far as they are there; the first is whom most want to be. */
const SIGN_IN_AS = ['officer', 'approver', 'auditor', ...EXAMPLE_PEOPLE];

const LOADING = {
  name: 'start',
  reason: 'the read models are catching up with the log, or the example is being loaded: this ends by itself',
};

export interface StartedPlatform {
  readonly http: HttpApplication;
  /**
   * Loads the example where it is asked for, and waits until every read model has caught up; only then it is ready.
   * @returns what to print on standard output
   */
  load(): Promise<string>;
}

/**
 * Opens the stores and listens; readiness is red until it has loaded.
 * @throws ConfigurationRefused, StoreRefused, ReadModelRefused with a sentence that says what to do
 */
export async function startPlatform(configuration: Configuration, log: Log, now: () => Date): Promise<StartedPlatform> {
  const identities = await openLocalIdentities(configuration);
  const platform = await openPlatform(configuration, log, now, identities);
  let isLoaded = false;
  const loading = { name: LOADING.name, reasonNotReady: async () => (isLoaded ? undefined : LOADING.reason) };
  const http = await createHttpApplication({
    ...platform,
    checks: [loading, ...(platform.checks ?? [])],
    configuration,
    identities,
    log,
    now,
  });
  const url = await http.listen();

  const load = async (): Promise<string> => {
    try {
      await platform.caughtUp();
      const token = identities.token(EXAMPLE_LOADER);
      const loadedByExample =
        configuration.example === 'programme' && token !== undefined ? await loadExample({ url, token }) : [];
      const playedYear =
        configuration.example === 'programme' && token !== undefined
          ? await loadExampleYear(
              { url, tokenOf: identities.token, say: (line) => log.debug(line) },
              { isNew: loadedByExample.length > 0, today: berlinDayOf(now().toISOString()) },
            )
          : undefined;
      await platform.settled();
      const ledger = await upToNow(platform.ledger);
      isLoaded = true;
      const links = SIGN_IN_AS.flatMap((name) => {
        const ref = identities.ref(name);
        return ref === undefined ? [] : [{ name, path: http.sessions.issueLink(ref).path }];
      });
      const { dataDir } = configuration;
      return announcement({ url, links, dataDir, ledger, loadedByExample, playedYear, ...(await platform.contents()) });
    } catch (fault) {
      await http.close();
      throw fault;
    }
  };
  return { http, load };
}

/** A line to keep that covers what was loaded; only while a long log is being checked after a start it is the last one. */
const upToNow = async (ledger: RunningLedger): Promise<LedgerStatus> => {
  const { state, size } = ledger.integrator.status();
  if (state === 'running' || size === 0) await ledger.integrator.tick();
  return ledger.status();
};
