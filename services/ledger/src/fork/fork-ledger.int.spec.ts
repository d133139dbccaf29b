import { existsSync } from 'node:fs';
import { copyFile, cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import { createLog } from '@lotsenbuch/service-kit';
import { anEvent } from '@lotsenbuch/testing';
import {
  formatVerifierKey,
  GrowingTree,
  generateSignerKey,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootAt,
} from '@lotsenbuch/transparency-log';
import type { LedgerForked } from '../domain/ledger-log/events.js';
import { endingAfter } from '../keys/ending-disk.fixture.js';
import { readKeyFile, writeKeyFile } from '../keys/key-file.js';
import { ledgerFolder, NOW, stateOf, withStore } from '../keys/keys.fixture.js';
import { readKnownKeys } from '../keys/known-keys.js';
import { runLedger } from '../run-ledger.js';
import type { Disk } from '../tree-files/disk.js';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerPlaces } from '../tree-files/ledger-places.js';
import { archivedPlaces } from './archived-log.js';
import { forkLedger } from './fork-ledger.js';
import { readForks } from './fork-records.js';

const log = createLog('silent');
const actor = 'operator:local';

const record = async (store: EventStore, count: number): Promise<void> => {
  for (let done = 0; done < count; done += 100) {
    const head = await store.streamHead('thing-1');
    const events = Array.from({ length: Math.min(100, count - done) }, () => anEvent().build());
    await store.append('thing-1', head ?? 'noStream', events);
  }
};

/** Runs a platform's ledger on the store until everything in it is signed, or the integrator has stopped. */
const sign = (folder: { readonly places: LedgerPlaces; readonly storeUrl: string }, more = 0) =>
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
async function restoredLedger() {
  const folder = await ledgerFolder();
  await sign(folder, 200);
  const backup = join(folder.path, 'backup.db');
  await copyFile(join(folder.path, 'events.db'), backup);
  const { origin, root } = await sign(folder, 100);
  await copyFile(backup, join(folder.path, 'events.db'));
  return { ...folder, origin, root, fork: forking(folder) };
}

/** The same again, as often as it is needed. */
async function copyOf(ledger: { readonly path: string; readonly origin: string; readonly root: string }) {
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

const forkEvents = (url: string): Promise<readonly LedgerForked['data'][]> =>
  withStore(url, async (store) => {
    const found: LedgerForked['data'][] = [];
    for await (const page of store.readStream(`ledger-${store.storeId}`)) {
      for (const { envelope } of page) {
        if (envelope.type === 'LedgerForked') found.push(envelope.data as LedgerForked['data']);
      }
    }
    return found;
  });

const publishedIn = async (places: LedgerPlaces) => {
  const note = (await openLedgerFiles(places).published()) ?? '';
  const keys = (await readKnownKeys(places.checkpointDir)).map(({ verifierKey }) => verifierKey);
  return openCheckpoint(note, parseCheckpoint(parseNote(note).text).origin, keys).checkpoint;
};

const base64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64');

describe('a fork after a backup was restored', () => {
  test('lets the platform sign again, everything under the new name, and every checkpoint names the old log', async () => {
    await using ledger = await restoredLedger();
    const { places, origin } = ledger;
    const stopped = await sign(ledger);
    expect(stopped).toMatchObject({ state: 'stopped', finding: { kind: 'logShorter' } });

    const { fork } = await ledger.fork();

    const toOrigin = `${origin}/fork-1`;
    expect(fork).toMatchObject({
      number: 1,
      fromOrigin: origin,
      toOrigin,
      size: 201,
      lostSize: 301,
      lostRoot: ledger.root,
    });
    expect(await sign(ledger, 50)).toMatchObject({ state: 'running', origin: toOrigin, size: 252, forks: [fork] });
    const line = `forked-from ${origin} 201 ${fork.root} restoredBackup`;
    expect((await publishedIn(places)).extensions).toContain(line);
    expect(await sign(ledger, 1)).toMatchObject({ size: 253 });
    expect((await publishedIn(places)).extensions).toContain(line);
  });

  test('leaves the old log readable and verifiable in the archive, up to what was signed last', async () => {
    await using ledger = await restoredLedger();
    const { archive } = await ledger.fork();

    const archived = archivedPlaces(ledger.places, 1);
    expect(archived).toMatchObject(archive);
    const files = openLedgerFiles(archived);
    expect(await publishedIn(archived)).toMatchObject({ origin: ledger.origin, size: 301 });
    expect(base64(await rootAt(301, files.tiles.read))).toBe(ledger.root);
    expect(await files.head()).toMatchObject({ origin: ledger.origin, size: 301, root: ledger.root });
    const sizes: number[] = [];
    for await (const { size } of files.signed.all()) sizes.push(size);
    expect(sizes).toContain(201);
    expect(sizes.at(-1)).toBe(301);
  });

  test('says truthfully where both logs part: the root of the shared events is in both trees', async () => {
    await using ledger = await restoredLedger();
    const { fork } = await ledger.fork({ from: 150 });

    const old = openLedgerFiles(archivedPlaces(ledger.places, 1));
    expect(base64(await rootAt(150, old.tiles.read))).toBe(fork.root);
    await withStore(ledger.storeUrl, async (store) => {
      const tree = GrowingTree.empty();
      for await (const page of store.readStored({ maxCount: 150 })) for (const event of page) tree.append(event[4]);
      expect(base64(tree.root())).toBe(fork.root);
    });
  });

  test('is an event with the word of the old key for the new one, which takes its place', async () => {
    await using ledger = await restoredLedger();
    const old = await readKeyFile(ledger.places.keyFile);
    const { fork } = await ledger.fork();

    const [data] = await forkEvents(ledger.storeUrl);
    expect(data).toMatchObject(fork);
    const key = await readKeyFile(ledger.places.keyFile);
    expect(key?.verifierKey).toEqual(parseVerifierKey(data?.verifierKey ?? ''));
    expect(openNote(data?.endorsement ?? '', old ? [old.verifierKey] : []).text).toBe(`${data?.verifierKey}\n`);
    expect(await readKnownKeys(ledger.places.checkpointDir)).toEqual([{ firstSize: 0, verifierKey: key?.verifierKey }]);
  });

  test('is refused for more events than both share, and says how many they are; nothing has changed', async () => {
    await using ledger = await restoredLedger();
    for (const from of [202, 301, 1_000]) {
      await expect(ledger.fork({ from })).rejects.toThrow(
        `share their first 201 events, not ${from}: 301 were signed. The largest possible SIZE is 201`,
      );
    }
    await expect(ledger.fork({ from: -1 })).rejects.toThrow(/SIZE is a number of events from 0/);
    await expect(ledger.fork({ reason: 'because' })).rejects.toThrow(
      /not in the catalogue: allowed is restoredBackup,/,
    );
    expect(await forkEvents(ledger.storeUrl)).toEqual([]);
    expect(await sign(ledger)).toMatchObject({ origin: ledger.origin, finding: { kind: 'logShorter' } });
  });

  test('is refused while a platform runs', async () => {
    await using ledger = await restoredLedger();
    await withStore(ledger.storeUrl, async (eventStore) => {
      await expect(ledger.fork()).rejects.toThrow(/is being written by another process/);
      const { places } = ledger;
      const commands = createCommandHandler({ store: eventStore });
      const running = await runLedger({ eventStore, commands, places, intervalMs: 3_600_000, now: () => NOW, log });
      const request = { places, eventStore, from: 201, reason: 'restoredBackup', actor, now: NOW };
      await expect(forkLedger(request)).rejects.toThrow(/another process signs the log/);
      await running.close();
    });
  });

  test('cut off anywhere keeps the platform from starting, and run again it is one fork', async () => {
    await using restored = await restoredLedger();
    for (let steps = 0; ; steps += 1) {
      await using ledger = await copyOf(restored);
      const wasCutOff = await ledger.fork({ disk: endingAfter(steps) }).then(
        () => false,
        (cause: Error) => cause.message === 'the process has ended',
      );
      if (!wasCutOff) {
        expect(steps).toBeGreaterThan(20);
        return;
      }
      const isBegun = existsSync(join(ledger.places.checkpointDir, 'fork-in-progress.json'));
      const isDone = !isBegun && (await readForks(ledger.places.checkpointDir)).length > 0;
      if (isBegun) {
        await expect(sign(ledger)).rejects.toThrow(
          /fork .* was cut off .*ledger fork --from 201 --reason restoredBackup/,
        );
        await expect(ledger.fork({ from: 200 })).rejects.toThrow(/--from 201 --reason restoredBackup again/);
      }
      if (!isDone) await ledger.fork();

      expect(await forkEvents(ledger.storeUrl)).toHaveLength(1);
      expect(await readForks(ledger.places.checkpointDir)).toHaveLength(1);
      expect(await sign(ledger)).toMatchObject({ state: 'running', origin: `${ledger.origin}/fork-1`, size: 202 });
      const old = openLedgerFiles(archivedPlaces(ledger.places, 1));
      expect(base64(await rootAt(301, old.tiles.read))).toBe(ledger.root);
      expect(await publishedIn(archivedPlaces(ledger.places, 1))).toMatchObject({ size: 301 });
    }
  }, 120_000);

  test('can be followed by another: names count on, and both old logs stay in every checkpoint', async () => {
    await using ledger = await restoredLedger();
    const first = await ledger.fork();
    await sign(ledger);
    const { fork } = await ledger.fork({ from: 202, reason: 'movedEngine' });

    expect(fork).toMatchObject({ number: 2, fromOrigin: first.fork.toOrigin, toOrigin: `${ledger.origin}/fork-2` });
    expect(await sign(ledger)).toMatchObject({ origin: fork.toOrigin, forks: [first.fork, fork] });
    const lines = (await publishedIn(ledger.places)).extensions.filter((line) => line.startsWith('forked-from '));
    expect(lines.map((line) => line.split(' ').slice(0, 3))).toEqual([
      ['forked-from', ledger.origin, '201'],
      ['forked-from', first.fork.toOrigin, '202'],
    ]);
  });
});

describe('a fork where something of the old log is lost', () => {
  test('the folder of checkpoints: what is published still says what was signed', async () => {
    await using ledger = await ledgerFolder();
    const { origin, root } = await sign(ledger, 300);
    await rm(ledger.places.checkpointDir, { recursive: true });
    expect(await sign(ledger)).toMatchObject({ state: 'stopped', finding: { kind: 'headMissing' } });
    const fork = (from: number) =>
      withStore(ledger.storeUrl, (eventStore) =>
        forkLedger({ places: ledger.places, eventStore, from, reason: 'lostCheckpoints', actor, now: NOW }),
      );

    await expect(fork(302)).rejects.toThrow(/The largest possible SIZE is 301/);
    expect((await fork(301)).fork).toMatchObject({ fromOrigin: origin, lostSize: 301, root, lostRoot: root });
    expect(await sign(ledger)).toMatchObject({ state: 'running', size: 302 });
  });

  test('the tree: the signed checkpoints that the store itself leads to say what both share', async () => {
    await using ledger = await restoredLedger();
    await rm(ledger.places.ledgerDir, { recursive: true });
    const journal = join(ledger.places.checkpointDir, 'signed-checkpoints.jsonl');
    const foreign = JSON.stringify({ size: 5, at: NOW.toISOString(), note: 'nobody signed this' });
    await writeFile(journal, `${foreign}\n${await readFile(journal, 'utf8')}`);

    await expect(ledger.fork({ from: 202 })).rejects.toThrow(/The largest possible SIZE is 201/);
    expect((await ledger.fork()).fork).toMatchObject({ size: 201, lostSize: 301, lostRoot: ledger.root });
    expect(await sign(ledger)).toMatchObject({ state: 'running', size: 202 });
  });

  test('both: nothing is known to be shared', async () => {
    await using ledger = await restoredLedger();
    await rm(ledger.places.ledgerDir, { recursive: true });
    await rm(ledger.places.checkpointDir, { recursive: true });

    await expect(ledger.fork({ from: 1, reason: 'lostCheckpoints' })).rejects.toThrow(/The largest possible SIZE is 0/);
    expect((await ledger.fork({ from: 0, reason: 'lostCheckpoints' })).fork).toMatchObject({ size: 0, lostSize: 0 });
    expect(await sign(ledger)).toMatchObject({ state: 'running', origin: `${ledger.origin}/fork-1` });
  });

  test('the key: the fork has no endorsement', async () => {
    await using ledger = await ledgerFolder();
    await sign(ledger, 10);
    await rm(ledger.places.keyFile);
    await expect(sign(ledger)).rejects.toThrow(/ledger-key is missing/);

    await withStore(ledger.storeUrl, (eventStore) =>
      forkLedger({ places: ledger.places, eventStore, from: 11, reason: 'lostKey', actor, now: NOW }),
    );

    expect(await forkEvents(ledger.storeUrl)).toEqual([
      expect.not.objectContaining({ endorsement: expect.anything() }),
    ]);
    expect(await sign(ledger)).toMatchObject({ state: 'running' });
  });

  test('nothing: there is no log to fork before the first start', async () => {
    await using folder = await ledgerFolder();
    const { places, storeUrl } = folder;
    await expect(
      withStore(storeUrl, (eventStore) =>
        forkLedger({ places, eventStore, from: 0, reason: 'other', actor, now: NOW }),
      ),
    ).rejects.toThrow(/there is no log to fork/);
  });
});

test('tiles that do not lead to what was signed prove nothing', async () => {
  await using ledger = await ledgerFolder();
  await sign(ledger, 300);
  // The store and its tiles were rewritten together, from the same wrong events.
  await rm(join(ledger.path, 'events.db'));
  await withStore(ledger.storeUrl, (store) => record(store, 301));
  const tree = GrowingTree.empty();
  await withStore(ledger.storeUrl, async (store) => {
    for await (const page of store.readStored()) for (const event of page) tree.append(event[4]);
  });
  await rm(join(ledger.places.ledgerDir, 'tile'), { recursive: true });
  await openLedgerFiles(ledger.places).tiles.write(tree.takeTiles());

  await expect(
    withStore(ledger.storeUrl, (eventStore) =>
      forkLedger({ places: ledger.places, eventStore, from: 301, reason: 'other', actor, now: NOW }),
    ),
  ).rejects.toThrow(/The largest possible SIZE is 0/);
});

test('a fork to a key that was given needs its name to be that of the new log, and leaves the key files alone', async () => {
  await using ledger = await restoredLedger();
  const newKeyFile = join(ledger.path, 'mounted-key');
  await writeKeyFile(newKeyFile, generateSignerKey('another.example/log'));
  await expect(ledger.fork({ newKeyFile })).rejects.toThrow(`the new log will be named ${ledger.origin}/fork-1`);
  const given = generateSignerKey(`${ledger.origin}/fork-1`);
  await writeKeyFile(newKeyFile, given);

  expect(await ledger.fork({ newKeyFile })).toMatchObject({ isKeyInPlace: false });

  await expect(sign(ledger)).rejects.toThrow(/rotate-key/);
  const places = { ...ledger.places, keyFile: newKeyFile };
  expect(await sign({ ...ledger, places })).toMatchObject({
    state: 'running',
    verifierKey: formatVerifierKey(given.verifierKey),
  });
  expect((await withStore(ledger.storeUrl, stateOf))?.verifierKey).toBe(formatVerifierKey(given.verifierKey));
});

test('a damaged list of forks is refused, not taken for none', async () => {
  await using folder = await ledgerFolder();
  await writeFile(join(folder.places.checkpointDir, 'forks.json'), '{"format":1}');
  await expect(readForks(folder.places.checkpointDir)).rejects.toThrow(/forks\.json is damaged/);
});
