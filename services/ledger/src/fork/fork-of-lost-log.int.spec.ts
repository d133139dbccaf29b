import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GrowingTree } from '@lotsenbuch/transparency-log';
import { ledgerFolder, NOW, withStore } from '../keys/keys.fixture.js';
import { openLedgerFiles } from '../tree-files/ledger-files.js';
import { forkLedger } from './fork-ledger.js';
import { actor, forkEvents, record, restoredLedger, sign } from './forked-ledger.fixture.js';

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
