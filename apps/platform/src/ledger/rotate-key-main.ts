import '../node-version.js';

import { resolve } from 'node:path';
import { StoreRefused } from '@lotsenbuch/event-store';
import { ForkRefused, IntegratorRefused, KeyRefused, rotateKey } from '@lotsenbuch/ledger';
import { ConfigurationRefused, readConfiguration } from '@lotsenbuch/service-kit';
import { formatVerifierKey, shortForm } from '@lotsenbuch/transparency-log';
import { requested, runProgram } from '../run-program.js';
import { withExistingStore } from './existing-store.js';
import { ledgerPlaces } from './ledger-places.js';

interface Request {
  /** Reference of who rotates. */
  readonly actor: string;
  /** File with the new key; default one that is made. */
  readonly to?: string;
}

await runProgram([ConfigurationRefused, StoreRefused, ForkRefused, KeyRefused, IntegratorRefused], async () => {
  const { actor, to: newKeyFile } = await requested<Request>();
  const settings = readConfiguration(process.env);
  const places = ledgerPlaces(settings);
  const { origin, from, to, isInPlace } = await withExistingStore(settings.eventStoreUrl, (eventStore) =>
    rotateKey({ places, eventStore, actor, ...(newKeyFile !== undefined && { newKeyFile: resolve(newKeyFile) }) }),
  );
  return {
    origin,
    earlierVerifierKey: formatVerifierKey(from),
    verifierKey: formatVerifierKey(to),
    shortForm: shortForm(to),
    isKeyInPlace: isInPlace,
    keyFile: places.keyFile,
  };
});
