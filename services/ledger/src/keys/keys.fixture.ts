import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandHandler, deriveUuid, type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { temporaryFolder } from '@lotsenbuch/testing';
import { type LedgerState, ledgerAggregate } from '../domain/ledger-log/ledger-log.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';

export const NOW = new Date('2026-11-23T09:00:00.000Z');

/** A folder for a ledger and a new store beside it. */
export async function ledgerFolder() {
  const folder = await temporaryFolder();
  const places: LedgerPlaces = {
    ledgerDir: join(folder.path, 'ledger'),
    checkpointDir: join(folder.path, 'checkpoints'),
    keyFile: join(folder.path, 'ledger-key'),
  };
  await mkdir(places.checkpointDir);
  return {
    path: folder.path,
    places,
    storeUrl: `sqlite:${folder.path}/events.db`,
    [Symbol.asyncDispose]: () => folder.remove(),
  };
}

/** Work with the store of a folder open for writing, as a program that runs while the platform does not. */
export async function withStore<Value>(url: string, work: (store: EventStore) => Promise<Value>): Promise<Value> {
  const store = await openEventStore(url, { clock: () => NOW });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

export const stateOf = async (store: EventStore): Promise<LedgerState> =>
  (await createCommandHandler({ store }).load(ledgerAggregate, store.storeId)).state;

export const recordStart = async (store: EventStore, origin: string, verifierKey: string): Promise<void> => {
  await createCommandHandler({ store }).handle(
    ledgerAggregate,
    store.storeId,
    { type: 'StartLedger', origin, verifierKey },
    { commandId: deriveUuid('start ledger', store.storeId), actor: 'process:ledger', correlationId: 'test' },
  );
};
