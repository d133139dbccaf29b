import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import { createLog } from '@lotsenbuch/service-kit';
import { anEvent } from '@lotsenbuch/testing';
import { openCheckpoint, parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import type { LedgerForked } from '../domain/ledger-log/events.js';
import { ledgerFolder, NOW, withStore } from '../keys/keys.fixture.js';
import { readKnownKeys } from '../keys/known-keys.js';
import { runLedger } from '../run-ledger.js';
import type { Disk } from '../tree-files/disk.js';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { forkLedger } from './fork-ledger.js';

export const log = createLog('silent');
export const actor = 'operator:local';

/** Records so many events. */
export const record = async (store: EventStore, count: number): Promise<void> => {
  for (let done = 0; done < count; done += 100) {
    const head = await store.streamHead('thing-1');
    const events = Array.from({ length: Math.min(100, count - done) }, () => anEvent().build());
    await store.append('thing-1', head ?? 'noStream', events);
  }
};

/** Runs a platform's ledger on the store until everything in it is signed, or the integrator has stopped. */
export const sign = (folder: { readonly places: LedgerPlaces; readonly storeUrl: string }, more = 0) =>
  withStore(folder.storeUrl, async (eventStore) => {
    const commands = createCommandHandler({ store: eventStore });
    const { places } = folder;
    const ledger = await runLedger({ eventStore, commands, places, intervalMs: 3_600_000, now: () => NOW, log });
    await record(eventStore, more);
    await ledger.integrator.tick();
    const status = await ledger.status();
    await ledger.close();
    return status;
  });

/** A log of 301 events that was signed, of which the store was brought back to the first 201. */
export async function restoredLedger() {
  const folder = await ledgerFolder();
  await sign(folder, 200);
  const backup = join(folder.path, 'backup.db');
  await copyFile(join(folder.path, 'events.db'), backup);
  const { origin, root } = await sign(folder, 100);
  await copyFile(backup, join(folder.path, 'events.db'));
  return { ...folder, origin, root, fork: forking(folder) };
}

/** The same again, as often as it is needed. */
export async function copyOf(ledger: { readonly path: string; readonly origin: string; readonly root: string }) {
  const folder = await ledgerFolder();
  await cp(ledger.path, folder.path, { recursive: true });
  return { ...folder, origin: ledger.origin, root: ledger.root, fork: forking(folder) };
}

const forking =
  (folder: { readonly places: LedgerPlaces; readonly storeUrl: string }) =>
  (changes: { from?: number; reason?: string; newKeyFile?: string; disk?: Disk } = {}) =>
    withStore(folder.storeUrl, (eventStore) => {
      const { places } = folder;
      return forkLedger({ places, eventStore, from: 201, reason: 'restoredBackup', actor, now: NOW, ...changes });
    });

/** What the events of a store say about its forks. */
export const forkEvents = (url: string): Promise<readonly LedgerForked['data'][]> =>
  withStore(url, async (store) => {
    const found: LedgerForked['data'][] = [];
    for await (const page of store.readStream(`ledger-${store.storeId}`)) {
      for (const { envelope } of page) {
        if (envelope.type === 'LedgerForked') found.push(envelope.data as LedgerForked['data']);
      }
    }
    return found;
  });

/** The published checkpoint, which a known key signed. */
export const publishedIn = async (places: LedgerPlaces) => {
  const note = (await openLedgerFiles(places).published()) ?? '';
  const keys = (await readKnownKeys(places.checkpointDir)).map(({ verifierKey }) => verifierKey);
  return openCheckpoint(note, parseCheckpoint(parseNote(note).text).origin, keys).checkpoint;
};

export const base64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64');
