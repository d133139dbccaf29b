import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent } from '@lotsenbuch/testing';
import { type Checkpoint, openCheckpoint, type SignerKey, signCheckpoint } from '@lotsenbuch/transparency-log';
import { beginLedger } from '../integration/begin-ledger.js';
import { IntegratedStore } from '../integration/integrated-store.fixture.js';
import { appendKnownKey } from '../keys/known-keys.js';
import { verifyLedger } from './verify-ledger.js';
import type { VerifyOptions } from './verify-options.js';

/** Events in a stream: these tests name them. */
const EACH = 10;

/** Appends events, ten to a stream, whose amount is their tree index, and signs. */
export const grow = async (ledger: IntegratedStore, count: number): Promise<void> => {
  const size = (await ledger.files().head())?.size ?? 0;
  for (let index = size; index < size + count; ) {
    const revision = index % EACH;
    const amounts = Array.from({ length: Math.min(EACH - revision, size + count - index) }, (_, each) => index + each);
    const events = amounts.map((amount) => anEvent().ofType('AmountGranted', { amount, note: 'ß' }).build());
    const stream = `grant-${Math.floor(index / EACH)}`;
    await ledger.store.append(stream, revision === 0 ? 'noStream' : revision - 1, events);
    index += events.length;
  }
  await ledger.integrator.tick();
};

/** The same ledger in another folder, at rest: to be attacked without making it anew. */
export const copyOf = (ledger: IntegratedStore, folder: string): IntegratedStore => {
  cpSync(ledger.folder, folder, { recursive: true });
  return Object.assign(new IntegratedStore(folder), { key: ledger.key });
};

/** A ledger at rest: a checkpoint was signed at each of these sizes, the stream heads are cut at the first. */
export const sealedLedger = async (folder: string, ...sizes: readonly number[]): Promise<IntegratedStore> => {
  const ledger = new IntegratedStore(folder);
  await ledger.open();
  let size = 0;
  for (const next of sizes) {
    await grow(ledger, next - size);
    ledger.clock.advance(1_000);
    size = next;
  }
  await ledger.close();
  await appendKnownKey(ledger.files().places.checkpointDir, { firstSize: 0, verifierKey: ledger.key.verifierKey });
  return ledger;
};

export const optionsFor = (ledger: IntegratedStore): VerifyOptions => ({
  eventStoreUrl: `sqlite:${ledger.storeFile}`,
  places: ledger.files().places,
  workers: 1,
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

export const verify = (ledger: IntegratedStore, options: Partial<VerifyOptions> = {}) =>
  verifyLedger({ ...optionsFor(ledger), ...options });

/** The published checkpoint. */
export const latestOf = async (ledger: IntegratedStore): Promise<Checkpoint> => {
  const { verifierKey } = ledger.key;
  return openCheckpoint((await ledger.files().published()) ?? '', verifierKey.name, [verifierKey]).checkpoint;
};

/** Signs whatever one likes, as whoever has a copy of a key can. */
export const forge = async (ledger: IntegratedStore, changed: Partial<Checkpoint>, key: SignerKey = ledger.key) =>
  signCheckpoint({ ...(await latestOf(ledger)), extensions: [], ...changed }, key);

/** Makes tree and checkpoints anew over what the store holds now, with the key that was stolen. */
export const sealAnew = async (ledger: IntegratedStore): Promise<void> => {
  const files = ledger.files();
  rmSync(files.places.ledgerDir, { recursive: true });
  for (const name of ['head.json', 'signed-checkpoints.jsonl']) {
    rmSync(join(files.places.checkpointDir, name));
  }
  await beginLedger(files, ledger.key.verifierKey.name);
  await ledger.open();
  await ledger.integrator.tick();
  await ledger.close();
};
