import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EMPTY_ROOT,
  formatVerifierKey,
  generateSignerKey,
  openNote,
  parseVerifierKey,
} from '@lotsenbuch/transparency-log';
import type { LedgerKeyRotated } from '../domain/ledger-log/events.js';
import { takeIntegratorLock } from '../integration/integrator-lock.js';
import type { Disk } from '../tree-files/disk.js';
import { writeHead } from '../tree-files/ledger-head.js';
import { endingAfter } from './ending-disk.fixture.js';
import { readKeyFile, writeKeyFile } from './key-file.js';
import { ledgerFolder, recordStart, stateOf, withStore } from './keys.fixture.js';
import { readKnownKeys } from './known-keys.js';
import { rotateKey } from './rotate-key.js';
import { openSigningKey } from './signing-key.js';

const actor = 'operator:local';

/** A ledger that has signed 300 leaves. */
async function signedLedger() {
  const folder = await ledgerFolder();
  const { places, storeUrl } = folder;
  const old = await withStore(storeUrl, async (store) => {
    const key = await openSigningKey({ places, storeId: store.storeId, state: undefined, head: undefined });
    await recordStart(store, key.verifierKey.name, formatVerifierKey(key.verifierKey));
    return key.verifierKey;
  });
  await writeHead(places.checkpointDir, {
    origin: old.name,
    size: 300,
    root: Buffer.from(EMPTY_ROOT).toString('base64'),
    ordinal: 300,
    epoch: 1,
  });
  return { ...folder, old };
}

const eventsOf = async (url: string): Promise<readonly LedgerKeyRotated[]> =>
  withStore(url, async (store) => {
    const events: LedgerKeyRotated[] = [];
    for await (const page of store.readStream(`ledger-${store.storeId}`)) {
      events.push(...page.map(({ envelope }) => envelope as never));
    }
    return events.filter(({ type }) => type === 'LedgerKeyRotated');
  });

describe('a rotation of the key', () => {
  test('is an event that the old key endorses; the new key takes its place, and both stay known', async () => {
    await using ledger = await signedLedger();
    const { places, storeUrl, old } = ledger;

    const rotated = await withStore(storeUrl, (eventStore) => rotateKey({ places, eventStore, actor }));

    expect(rotated).toMatchObject({ origin: old.name, from: old, isInPlace: true });
    expect((await readKeyFile(places.keyFile))?.verifierKey).toEqual(rotated.to);
    expect(rotated.to.name).toBe(old.name);
    expect(rotated.to.publicKey).not.toEqual(old.publicKey);
    const [{ data }] = (await eventsOf(storeUrl)) as [LedgerKeyRotated];
    expect(openNote(data.endorsement, [old]).text).toBe(`${formatVerifierKey(rotated.to)}\n`);
    expect([data.from, data.to].map(parseVerifierKey)).toEqual([old, rotated.to]);
    expect(await readKnownKeys(places.checkpointDir)).toEqual([
      { firstSize: 0, verifierKey: old },
      { firstSize: 300, verifierKey: rotated.to },
    ]);
  });

  test('to a key that was given leaves the files of keys to whoever gave it', async () => {
    await using ledger = await signedLedger();
    const { places, storeUrl, old } = ledger;
    const newKeyFile = join(ledger.path, 'mounted-key');
    const given = generateSignerKey(old.name);
    await writeKeyFile(newKeyFile, given);
    const rotate = () => withStore(storeUrl, (eventStore) => rotateKey({ places, eventStore, actor, newKeyFile }));

    expect(await rotate()).toMatchObject({ from: old, to: given.verifierKey, isInPlace: false });
    expect(await rotate()).toMatchObject({ from: old, to: given.verifierKey, isInPlace: false });

    expect((await readKeyFile(places.keyFile))?.verifierKey).toEqual(old);
    expect(await eventsOf(storeUrl)).toHaveLength(1);
    await withStore(storeUrl, async (store) => {
      const start = async (keyFile: string) =>
        openSigningKey({
          places: { ...places, keyFile },
          storeId: store.storeId,
          state: await stateOf(store),
          head: { size: 300 },
        });
      await expect(start(places.keyFile)).rejects.toThrow(/was signed last with/);
      expect((await start(newKeyFile)).verifierKey).toEqual(given.verifierKey);
    });
  });

  test('cut off anywhere is finished by running it again: one event, one new key', async () => {
    for (let steps = 0; ; steps += 1) {
      await using ledger = await signedLedger();
      const { places, storeUrl, old } = ledger;
      const rotate = (disk?: Disk) =>
        withStore(storeUrl, (eventStore) => rotateKey({ places, eventStore, actor, ...(disk && { disk }) }));
      const wasCutOff = await rotate(endingAfter(steps)).then(
        () => false,
        () => true,
      );
      if (!wasCutOff) {
        expect(steps).toBeGreaterThan(4);
        return;
      }
      const signs = (await withStore(storeUrl, stateOf))?.verifierKey;
      const inPlace = await readKeyFile(places.keyFile).catch(() => undefined);
      // At the very end only the answer is missing.
      const isDone =
        inPlace !== undefined && signs === formatVerifierKey(inPlace.verifierKey) && signs !== formatVerifierKey(old);
      const to = isDone ? inPlace.verifierKey : (await rotate()).to;

      expect((await readKeyFile(places.keyFile))?.verifierKey).toEqual(to);
      expect((await eventsOf(storeUrl)).map(({ data }) => [data.from, data.to])).toEqual([
        [formatVerifierKey(old), formatVerifierKey(to)],
      ]);
      expect((await readKnownKeys(places.checkpointDir)).map(({ verifierKey }) => verifierKey)).toEqual([old, to]);
    }
  });

  test('is refused to a key of another name, to an earlier key, and while a platform signs', async () => {
    await using ledger = await signedLedger();
    const { places, storeUrl } = ledger;
    const newKeyFile = join(ledger.path, 'mounted-key');
    const rotate = () => withStore(storeUrl, (eventStore) => rotateKey({ places, eventStore, actor, newKeyFile }));

    await expect(rotate()).rejects.toThrow(/mounted-key is missing/);
    await writeKeyFile(newKeyFile, generateSignerKey('another.example/log'));
    await expect(rotate()).rejects.toThrow(/a rotation keeps the name, so make a key named lotsenbuch\.local/);

    const first = await readFile(places.keyFile);
    await withStore(storeUrl, (eventStore) => rotateKey({ places, eventStore, actor }));
    await rm(newKeyFile);
    await writeFile(newKeyFile, first, { mode: 0o600 });
    await expect(rotate()).rejects.toThrow(/signed the log before/);

    const lock = takeIntegratorLock(places.checkpointDir);
    await expect(rotate()).rejects.toThrow(/another process signs the log/);
    lock.release();
  });

  test('needs a log that has begun to sign', async () => {
    await using folder = await ledgerFolder();
    const { places, storeUrl } = folder;

    await expect(withStore(storeUrl, (eventStore) => rotateKey({ places, eventStore, actor }))).rejects.toThrow(
      /nothing that a key signed lies in/,
    );
  });
});
