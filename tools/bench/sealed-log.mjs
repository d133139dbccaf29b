import { join } from 'node:path';
import { createCommandHandler, openEventStore } from '@lotsenbuch/event-store';
import { runLedger } from '@lotsenbuch/ledger';
import { benchFolder } from './measure.mjs';
import { seed } from './seed.mjs';

const SILENT = { info() {}, warn() {}, error() {}, debug() {} };
/** Streams have about as many events as a grant has. */
const EVENTS_PER_STREAM = 20;

/** Runs the ledger of an open store beside it. @param {string} folder */
export const startLedger = (eventStore, folder, intervalMs) =>
  runLedger({
    eventStore,
    commands: createCommandHandler({ store: eventStore }),
    places: placesIn(folder),
    intervalMs,
    now: () => new Date(),
    log: SILENT,
  });

const placesIn = (folder) => ({
  ledgerDir: join(folder, 'ledger'),
  checkpointDir: join(folder, 'checkpoints'),
  keyFile: join(folder, 'ledger-key'),
});

/** Answers once the published checkpoint covers everything in the store. */
export async function covered(ledger) {
  for (;;) {
    const { state, fault, finding, uncovered } = await ledger.status();
    if (finding !== undefined || fault !== undefined) throw new Error(JSON.stringify(finding ?? fault));
    if (state === 'running' && uncovered === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A store of its own of this many events under a signed checkpoint, nobody writing any more. */
export async function sealedLog(events) {
  const folder = benchFolder();
  const eventStoreUrl = `sqlite:${join(folder, 'events.sqlite')}`;
  const store = await openEventStore(eventStoreUrl);
  await seed(store, {
    streams: Math.floor(events / EVENTS_PER_STREAM),
    eventsPerStream: EVENTS_PER_STREAM,
    nameOf: (index) => `bench-${index}`,
  });
  const started = performance.now();
  const ledger = await startLedger(store, folder, 50);
  await covered(ledger);
  const seconds = (performance.now() - started) / 1000;
  const { size } = await ledger.status();
  await ledger.close();
  await store.close();
  return { folder, eventStoreUrl, places: placesIn(folder), size, seconds };
}
