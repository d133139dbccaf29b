import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandHandler } from '@lotsenbuch/event-store';
import {
  formatVerifierKey,
  GrowingTree,
  generateSignerKey,
  openNote,
  parseVerifierKey,
  rootAt,
} from '@lotsenbuch/transparency-log';
import { endingAfter } from '../keys/ending-disk.fixture.js';
import { readKeyFile, writeKeyFile } from '../keys/key-file.js';
import { ledgerFolder, NOW, stateOf, withStore } from '../keys/keys.fixture.js';
import { readKnownKeys } from '../keys/known-keys.js';
import { runLedger } from '../run-ledger.js';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import { archivedPlaces } from './archived-log.js';
import { forkLedger } from './fork-ledger.js';
import { readForks } from './fork-records.js';
import { actor, base64, copyOf, forkEvents, log, publishedIn, restoredLedger, sign } from './forked-ledger.fixture.js';

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

  test('stays in every later checkpoint also where the file that lists the forks is removed', async () => {
    await using ledger = await restoredLedger();
    const { fork } = await ledger.fork();
    await sign(ledger);
    await rm(join(ledger.places.checkpointDir, 'forks.json'));

    expect(await sign(ledger, 1)).toMatchObject({ state: 'running', forks: [fork] });
    expect((await publishedIn(ledger.places)).extensions).toContain(
      `forked-from ${ledger.origin} 201 ${fork.root} restoredBackup`,
    );
  });

  test('that was cut off and whose plan is damaged is refused with what to do, and so is the start', async () => {
    await using ledger = await restoredLedger();
    await writeFile(join(ledger.places.checkpointDir, 'fork-in-progress.json'), '{');

    await expect(ledger.fork()).rejects.toThrow(/fork-in-progress\.json is damaged, .*bring it back/);
    await expect(sign(ledger)).rejects.toMatchObject({ name: 'ForkRefused' });
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
