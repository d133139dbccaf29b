import '../node-version.js';

import { resolve } from 'node:path';
import { StoreRefused } from '@lotsenbuch/event-store';
import { ForkRefused, forkLedger, IntegratorRefused, KeyRefused } from '@lotsenbuch/ledger';
import { ConfigurationRefused, readConfiguration } from '@lotsenbuch/service-kit';
import { requested, runProgram } from '../run-program.js';
import { withExistingStore } from './existing-store.js';
import { ledgerPlaces } from './ledger-places.js';

interface Request {
  /** Leaves that the new log shares with the old one. */
  readonly from: number;
  readonly reason: string;
  /** Reference of who forks. */
  readonly actor: string;
  /** File with the new key; default one that is made. */
  readonly to?: string;
}

await runProgram([ConfigurationRefused, StoreRefused, ForkRefused, KeyRefused, IntegratorRefused], async () => {
  const { from, reason, actor, to } = await requested<Request>();
  const settings = readConfiguration(process.env);
  const places = ledgerPlaces(settings);
  const { fork, archive, isKeyInPlace } = await withExistingStore(settings.eventStoreUrl, (eventStore) =>
    forkLedger({
      places,
      eventStore,
      from,
      reason,
      actor,
      now: new Date(),
      ...(to !== undefined && { newKeyFile: resolve(to) }),
    }),
  );
  return { ...fork, archive, isKeyInPlace, keyFile: places.keyFile };
});
