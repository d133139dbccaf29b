import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandHandler, type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { createLog } from '@lotsenbuch/service-kit';
import { anEvent } from '@lotsenbuch/testing';
import {
  formatVerifierKey,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootAt,
  shortForm,
} from '@lotsenbuch/transparency-log';
import type { LedgerKeyRotated } from './domain/ledger-log/events.js';
import { beginLedger } from './integration/begin-ledger.js';
import { ledgerFolder, NOW, withStore } from './keys/keys.fixture.js';
import { readKnownKeys } from './keys/known-keys.js';
import { rotateKey } from './keys/rotate-key.js';
import { runLedger } from './run-ledger.js';
import { openLedgerFiles } from './tree-files/ledger-files.js';
import type { LedgerPlaces } from './tree-files/ledger-places.js';
import { aWitness, policyText, serve } from './witnessing/witness.fixture.js';

const log = createLog('silent');

const record = async (store: EventStore, count: number): Promise<void> => {
  const head = await store.streamHead('thing-1');
  const events = Array.from({ length: count }, () => anEvent().build());
  await store.append('thing-1', head ?? 'noStream', events);
};

/** A running ledger on the store of a folder; it ticks when the test says so. */
async function running(folder: { readonly places: LedgerPlaces; readonly storeUrl: string }, places = folder.places) {
  const eventStore = await openEventStore(folder.storeUrl, { clock: () => NOW });
  const close = () => eventStore.close();
  try {
    const commands = createCommandHandler({ store: eventStore });
    const ledger = await runLedger({ eventStore, commands, places, intervalMs: 3_600_000, now: () => NOW, log });
    return {
      ...ledger,
      eventStore,
      [Symbol.asyncDispose]: async () => {
        await ledger.close();
        await close();
      },
    };
  } catch (cause) {
    await close();
    throw cause;
  }
}

const typesOf = async (store: EventStore): Promise<readonly string[]> => {
  const types: string[] = [];
  for await (const page of store.readStored()) types.push(...page.map(([, , , type]) => type));
  return types;
};

describe('the log over all events', () => {
  test('begins a new store: its start is the first event, and everything is covered', async () => {
    await using folder = await ledgerFolder();
    await using ledger = await running(folder);
    await record(ledger.eventStore, 3);
    await ledger.integrator.tick();

    const status = await ledger.status();

    const { storeId } = ledger.eventStore;
    const origin = `lotsenbuch.local/${storeId}`;
    expect(await typesOf(ledger.eventStore)).toEqual(['LedgerStarted', ...Array(3).fill('ThingHappened')]);
    expect(status).toMatchObject({ state: 'running', origin, size: 4, ordinal: 4, uncovered: 0, forks: [] });
    expect(status.checkpointLine).toBe(`${origin} 4 ${status.root}`);
    expect(status.shortForm).toBe(shortForm(parseVerifierKey(status.verifierKey)));
    expect(status.cosignatures).toEqual({ policy: false, quorumMet: false, by: [], missing: [] });
    for await (const page of ledger.eventStore.readStream(`ledger-${storeId}`)) {
      expect(page[0]?.envelope).toMatchObject({
        actor: 'process:ledger',
        data: { origin, verifierKey: status.verifierKey },
      });
    }
  });

  test('knows the place of an event in the tree once a published checkpoint covers it', async () => {
    await using folder = await ledgerFolder();
    await using ledger = await running(folder);
    await ledger.integrator.tick();
    await record(ledger.eventStore, 2);

    expect(await ledger.status()).toMatchObject({ size: 1, uncovered: 2 });
    expect(await Promise.all([1, 2, 3].map(ledger.treeIndexOf))).toEqual([0, undefined, undefined]);
    await ledger.integrator.tick();
    expect(await Promise.all([1, 2, 3, 4].map(ledger.treeIndexOf))).toEqual([0, 1, 2, undefined]);
  });

  test('takes in a store of an earlier release from its first event on, and starts behind its last', async () => {
    await using folder = await ledgerFolder();
    await withStore(folder.storeUrl, (store) => record(store, 600));
    await using ledger = await running(folder);
    await ledger.integrator.tick();

    expect((await typesOf(ledger.eventStore)).indexOf('LedgerStarted')).toBe(600);
    expect(await ledger.status()).toMatchObject({ size: 601 });
    expect(await ledger.treeIndexOf(1)).toBe(0);
  });

  test('goes on after a restart, and starts only once', async () => {
    await using folder = await ledgerFolder();
    const first = await running(folder);
    await record(first.eventStore, 5);
    await first.integrator.tick();
    const before = await first.status();
    await first[Symbol.asyncDispose]();

    await using second = await running(folder);
    await second.integrator.tick();

    expect(await second.status()).toMatchObject({
      origin: before.origin,
      size: 6,
      root: before.root,
      epoch: before.epoch + 1,
    });
    expect((await typesOf(second.eventStore)).filter((type) => type === 'LedgerStarted')).toHaveLength(1);
  });

  test('goes on with a start that was cut off before its event', async () => {
    await using folder = await ledgerFolder();
    const storeId = await withStore(folder.storeUrl, async (store) => store.storeId);
    await beginLedger(openLedgerFiles(folder.places), `lotsenbuch.local/${storeId}`);

    await using ledger = await running(folder);
    await ledger.integrator.tick();

    expect(await ledger.status()).toMatchObject({ state: 'running', size: 1 });
  });

  test('whose head is lost is stopped, not started anew, and what is in the folder stays as it is', async () => {
    await using folder = await ledgerFolder();
    await (await running(folder))[Symbol.asyncDispose]();
    await rm(folder.places.checkpointDir, { recursive: true });

    await using ledger = await running(folder);
    await ledger.integrator.tick();

    expect(await ledger.status()).toMatchObject({ state: 'stopped', finding: { kind: 'headMissing' } });
    expect(await typesOf(ledger.eventStore)).toEqual(['LedgerStarted']);
    expect(await openLedgerFiles(folder.places).head()).toBeUndefined();
  });

  test('does not begin in a store from before its start if it has signed already: a backup was restored', async () => {
    await using folder = await ledgerFolder();
    await withStore(folder.storeUrl, (store) => record(store, 10));
    const backup = join(folder.path, 'backup.db');
    await copyFile(join(folder.path, 'events.db'), backup);
    const first = await running(folder);
    await first.integrator.tick();
    await first[Symbol.asyncDispose]();
    await copyFile(backup, join(folder.path, 'events.db'));

    await using ledger = await running(folder);
    await ledger.integrator.tick();

    expect(await ledger.status()).toMatchObject({ state: 'stopped', finding: { kind: 'logShorter' } });
    expect(await typesOf(ledger.eventStore)).not.toContain('LedgerStarted');
  });

  test('with a damaged head is stopped and says so', async () => {
    await using folder = await ledgerFolder();
    await (await running(folder))[Symbol.asyncDispose]();
    const file = join(folder.places.checkpointDir, 'head.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"epoch":1', '"epoch":2'));

    await using ledger = await running(folder);

    expect(await ledger.status()).toMatchObject({ state: 'stopped', finding: { kind: 'headDamaged' } });
  });
});

test('after a rotation the new key signs, and what the old one signed is verified by the list of keys and by the events', async () => {
  await using folder = await ledgerFolder();
  const first = await running(folder);
  await first.integrator.tick();
  const origin = first.integrator.status().origin;
  await first[Symbol.asyncDispose]();
  await withStore(folder.storeUrl, (eventStore) =>
    rotateKey({ places: folder.places, eventStore, actor: 'operator:local' }),
  );

  await using ledger = await running(folder);
  await ledger.integrator.tick();

  const known = (await readKnownKeys(folder.places.checkpointDir)).map(({ verifierKey }) => verifierKey);
  const status = await ledger.status();
  expect(known.map(formatVerifierKey).at(-1)).toBe(status.verifierKey);
  const [old] = known;
  const signers: string[] = [];
  for await (const { note, size } of ledger.files.signed.all()) {
    const { checkpoint } = openCheckpoint(note, origin, known);
    expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(await rootAt(size, ledger.files.tiles.read)));
    signers.push(openNote(note, known).verified[0]?.keyId === old?.keyId ? 'old' : 'current');
  }
  expect(new Set(signers)).toEqual(new Set(['old', 'current']));
  expect(signers.lastIndexOf('old')).toBeLessThan(signers.indexOf('current'));
  for await (const page of ledger.eventStore.readStream(`ledger-${ledger.eventStore.storeId}`, { fromRevision: 1 })) {
    const rotations = page.map(({ envelope }) => envelope.data as LedgerKeyRotated['data']);
    expect(rotations.map(({ from, to }) => [from, to])).toEqual([known.map(formatVerifierKey)]);
  }
});

describe('a log with witnesses', () => {
  test('publishes its checkpoints with their cosignatures', async () => {
    await using folder = await ledgerFolder();
    const first = await running(folder);
    const verifierKey = parseVerifierKey((await first.status()).verifierKey);
    await first[Symbol.asyncDispose]();
    const witness = await aWitness('neighbour', verifierKey, folder.path);
    await using server = await serve(witness.handler);
    const policyFile = join(folder.path, 'policy');
    await writeFile(policyFile, policyText([{ ...witness, url: server.url }], 'quorum neighbour'));

    await using ledger = await running(folder, { ...folder.places, policyFile });
    await record(ledger.eventStore, 300);
    await ledger.integrator.tick();
    while (!(await ledger.status()).cosignatures.quorumMet) await new Promise((later) => setTimeout(later, 5));

    const { cosignatures, size } = await ledger.status();
    expect(cosignatures).toMatchObject({ policy: true, by: [{ name: 'neighbour' }], missing: [] });
    const published = parseNote((await ledger.files.published()) ?? '');
    expect(parseCheckpoint(published.text).size).toBe(size);
    expect(published.signatures.map(({ keyName }) => keyName)).toEqual([verifierKey.name, 'witness.example/neighbour']);
  });

  test('does not start with a policy that it does not understand', async () => {
    await using folder = await ledgerFolder();
    const policyFile = join(folder.path, 'policy');
    await writeFile(policyFile, 'witness\n');

    await expect(running(folder, { ...folder.places, policyFile })).rejects.toThrow(/the witness policy .* is refused/);
    await using _lockIsFree = await running(folder);
  });
});
