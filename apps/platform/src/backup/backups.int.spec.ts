import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCommandHandler, type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { forkLedger, runLedger } from '@lotsenbuch/ledger';
import { type Configuration, createLog, readConfiguration } from '@lotsenbuch/service-kit';
import { anEvent, ManualClock } from '@lotsenbuch/testing';
import { keyAt, openVault, type PersonalValue, type StoredVault } from '@lotsenbuch/vault';
import { ledgerPlaces } from '../ledger/ledger-places.js';
import { Backups } from './backups.js';
import { restoreBackup } from './restore-backup.js';
import { refuseHalfRestored } from './restore-marker.js';

const SUBJECT = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';

let folder: string;
let configuration: Configuration;
let eventStore: EventStore;
let vault: StoredVault;
let backups: Backups;
const clock = new ManualClock('2026-11-23T10:00:00.000Z');

const open = async (): Promise<void> => {
  const { eventStoreUrl, documentsUrl, vaultUrl, keyRingUrl, keyEncryptionKey, dataDir } = configuration;
  eventStore = await openEventStore(eventStoreUrl, { clock: clock.now });
  vault = await openVault({ vaultUrl, keyRingUrl, keyEncryptionKey: keyAt(keyEncryptionKey) });
  backups = new Backups({
    eventStoreUrl,
    documentsUrl,
    vault,
    folder: join(dataDir, 'backups'),
    version: '0.1.0',
    now: clock.now,
    log: { info: () => {} },
  });
};
const close = async (): Promise<void> => {
  await vault.close();
  await eventStore.close();
};

const record = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) {
    clock.advance(60_000);
    const head = await eventStore.streamHead('thing-1');
    await eventStore.append('thing-1', head ?? 'noStream', [anEvent().build()]);
  }
};
const seal = async (subject: string, text: string): Promise<PersonalValue> => {
  const [value] = await vault.seal([{ subject, commandId: SUBJECT, path: 'name', text }]);
  if (value === undefined) throw new Error('nothing was sealed');
  return value;
};
const restore = (from: string, keyRingFolder?: string) =>
  restoreBackup({ folder: from, keyRingFolder }, configuration, clock.now());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-backups-'));
  configuration = readConfiguration({ DATA_DIR: folder });
  await open();
});
afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

describe('a backup', () => {
  test('is a folder with event store, vault and a manifest; the key ring has a folder of its own', async () => {
    await record(2);
    const made = await backups.make('command-1');
    const ofKeyRing = await backups.makeOfKeyRing('command-1');

    expect(readdirSync(made.folder).toSorted()).toEqual(['event-store.db', 'manifest.json', 'vault.db']);
    expect(readdirSync(ofKeyRing.folder).toSorted()).toEqual(['key-ring.db', 'manifest.json']);
    for (const each of [made.folder, ofKeyRing.folder]) expect(statSync(each).mode & 0o777).toBe(0o700);
    expect(made.manifest).toMatchObject({
      madeAt: clock.now().toISOString(),
      vaultId: vault.vaultId,
      eventStore: {
        storeId: eventStore.storeId,
        head: await eventStore.logHead(),
        recordedAt: clock.now().toISOString(),
      },
    });
  });

  test('is made once for a command, and anew for another', async () => {
    const [first, again] = await Promise.all([backups.make('command-1'), backups.make('command-1')]);
    expect(again).toEqual(first);
    expect((await backups.make('command-2')).folder).not.toBe(first.folder);
  });

  test('that fails leaves no folder that looks like one', async () => {
    const failing = new Backups({
      eventStoreUrl: configuration.eventStoreUrl,
      documentsUrl: configuration.documentsUrl,
      vault: {
        ...vault,
        vaultId: '',
        backup: () => Promise.reject(new Error('no room')),
        backupKeyRing: async () => {},
      },
      folder: join(folder, 'backups'),
      version: '0.1.0',
      now: clock.now,
      log: { info: () => {} },
    });
    await expect(failing.make('command-1')).rejects.toThrow('no room');
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });
});

/** Signs everything that is in the store, as a platform does. */
const sign = async () => {
  const ledger = await runLedger({
    eventStore,
    commands: createCommandHandler({ store: eventStore }),
    places: ledgerPlaces(configuration),
    intervalMs: 3_600_000,
    now: clock.now,
    log: createLog('silent'),
  });
  await ledger.integrator.tick();
  const status = await ledger.status();
  await ledger.close();
  return status;
};

describe('after a restore, the ledger', () => {
  test('goes on where the restored store has all that was signed', async () => {
    await sign();
    await record(3);
    const { size } = await sign();
    const { folder: from } = await backups.make('command-1');
    await close();
    expect(await restore(from)).toMatchObject({ ledger: { kind: 'goesOn' } });
    await open();
    expect(await sign()).toMatchObject({ state: 'running', size });
  });

  test('also goes on where nothing of what is lost had been signed', async () => {
    await record(3);
    await sign();
    const { folder: from } = await backups.make('command-1');
    await record(2);
    await close();
    expect(await restore(from)).toMatchObject({ lost: { kind: 'events', count: 2 }, ledger: { kind: 'goesOn' } });
    await open();
  });

  test('needs a fork where it is ahead: the restore says from which size, to the event; after that it goes on', async () => {
    await sign();
    await record(300);
    const { size: kept, origin } = await sign();
    const { folder: from } = await backups.make('command-1');
    await record(2);
    const { size: signed } = await sign();
    expect(signed).toBe(kept + 2);
    await close();

    const restored = await restore(from);
    expect(restored.ledger).toEqual({
      kind: 'forkNeeded',
      from: kept,
      signed,
      command: `./lotsenbuch ledger fork --from ${kept} --reason restoredBackup`,
    });
    await open();
    // Work goes on before anybody forks: the answer of the restore holds all the same.
    await record(5);
    expect(await sign()).toMatchObject({ state: 'stopped', finding: { index: kept } });
    const fork = (size: number) =>
      forkLedger({
        places: ledgerPlaces(configuration),
        eventStore,
        from: size,
        reason: 'restoredBackup',
        actor: 'operator:local',
        now: clock.now(),
      });
    await expect(fork(kept + 1)).rejects.toThrow(`The largest possible SIZE is ${kept}`);
    await fork(kept);
    expect(await sign()).toMatchObject({
      state: 'running',
      origin: `${origin}/fork-1`,
      size: kept + 6,
      uncovered: 0,
      forks: [{ fromOrigin: origin, size: kept, lostSize: signed, reason: 'restoredBackup' }],
    });
  });

  test('needs one too where its files lie nowhere any more, and says how far they are known', async () => {
    await record(3);
    const { size } = await sign();
    const { folder: from } = await backups.make('command-1');
    await close();
    rmSync(configuration.ledgerDir, { recursive: true });
    expect(await restore(from)).toMatchObject({ ledger: { kind: 'forkNeeded', from: size, signed: size } });
    rmSync(configuration.checkpointDir, { recursive: true });
    expect(await restore(from)).toMatchObject({ ledger: { kind: 'forkNeeded', from: 0, signed: 0 } });
    await open();
  });

  test('is not in the backup, nor is its key: what was signed cannot be taken back', async () => {
    await sign();
    const { folder: from } = await backups.make('command-1');
    expect(readdirSync(from).toSorted()).toEqual(['event-store.db', 'manifest.json', 'vault.db']);
  });
});

describe('a restore', () => {
  test('brings log and vault back as they were, keeps aside what was there, and says what is lost', async () => {
    await record(3);
    const name = await seal(SUBJECT, 'Ada Beispiel');
    const { folder: from, manifest } = await backups.make('command-1');
    await record(2);
    await seal(OTHER, 'Bela Muster');
    const last = await eventStore.logHead();
    await close();

    const restored = await restore(from);
    expect(restored).toMatchObject({
      eventStore: manifest.eventStore,
      lost: { kind: 'events', count: 2, last: { head: last, recordedAt: clock.now().toISOString() } },
    });
    expect(readdirSync(restored.keptAside ?? '')).toEqual(expect.arrayContaining(['events.sqlite', 'vault.db']));
    await open();
    expect(await eventStore.logHead()).toBe(manifest.eventStore?.head);
    expect((await vault.open([name])).get(name.ref)).toEqual({ kind: 'text', text: 'Ada Beispiel' });
  });

  test('does not bring back a person who was erased since', async () => {
    const name = await seal(SUBJECT, 'Ada Beispiel');
    const { folder: from } = await backups.make('command-1');
    await vault.erase(SUBJECT);
    await close();
    await restore(from);
    await open();
    expect((await vault.open([name])).get(name.ref)).toEqual({ kind: 'erased' });
  });

  test('brings back documents that were lost, takes none away, and refuses one that is not what its name says', async () => {
    const hash = createHash('sha256').update('a notice').digest('hex');
    const place = (root: string) => join(root, 'documents', hash.slice(0, 2));
    mkdirSync(place(folder), { recursive: true });
    writeFileSync(join(place(folder), hash), 'a notice');
    writeFileSync(join(folder, 'documents', 'half.part'), 'a not');
    const { folder: from, manifest } = await backups.make('command-1');
    expect(manifest.documents).toEqual({ count: 1, bytes: 8 });
    await close();

    rmSync(join(place(folder), hash));
    writeFileSync(join(place(folder), 'later'), 'kept');
    await restore(from);
    expect(readdirSync(place(folder)).toSorted()).toEqual([hash, 'later'].toSorted());
    writeFileSync(join(place(from), hash), 'another notice');
    await expect(restore(from)).rejects.toThrow('is not the document that its name says');
    await open();
  });

  test('removes the read models, so that they are rebuilt', async () => {
    const { folder: from } = await backups.make('command-1');
    await close();
    const readModels = join(folder, 'read-models.sqlite');
    appendFileSync(readModels, 'rows');
    appendFileSync(`${readModels}-wal`, 'rows');
    await restore(from);
    expect(existsSync(readModels) || existsSync(`${readModels}-wal`)).toBe(false);
    await open();
  });

  test('into an empty folder needs the key ring from its own backup, and then opens every name', async () => {
    const name = await seal(SUBJECT, 'Ada Beispiel');
    const made = await backups.make('command-1');
    const ofKeyRing = await backups.makeOfKeyRing('command-1');
    await close();
    for (const file of ['events.sqlite', 'vault.db', 'key-ring.db']) rmSync(join(folder, file));

    await expect(restore(made.folder)).rejects.toThrow('the key ring');
    expect(existsSync(join(folder, 'vault.db'))).toBe(false);
    expect(await restore(made.folder, ofKeyRing.folder)).toMatchObject({ lost: { kind: 'none' } });
    await open();
    expect((await vault.open([name])).get(name.ref)).toEqual({ kind: 'text', text: 'Ada Beispiel' });
  });

  test('of a store that cannot be read says that nobody knows what is lost', async () => {
    await record(1);
    const { folder: from } = await backups.make('command-1');
    await close();
    rmSync(join(folder, 'events.sqlite'));
    appendFileSync(join(folder, 'events.sqlite'), 'not a database');
    expect(await restore(from)).toMatchObject({ lost: { kind: 'unknown' } });
    await open();
  });

  test('that was cut off keeps the platform from starting, until it is done', async () => {
    const { folder: from } = await backups.make('command-1');
    await close();
    writeFileSync(join(folder, 'restore-in-progress'), '');
    rmSync(join(folder, 'events.sqlite'));
    expect(() => refuseHalfRestored(folder)).toThrow('was cut off before it was done: run ./lotsenbuch restore FOLDER');
    expect(await restore(from)).toMatchObject({ lost: { kind: 'unknown' } });
    refuseHalfRestored(folder);
    await open();
  });

  describe('is refused, and changes nothing', () => {
    afterEach(() => refuseHalfRestored(folder));

    test('while the platform runs', async () => {
      const { folder: from } = await backups.make('command-1');
      await expect(restore(from)).rejects.toThrow('is being written by another process');
    });

    test('with a file that is not what was backed up', async () => {
      const { folder: from } = await backups.make('command-1');
      await close();
      appendFileSync(join(from, 'vault.db'), 'x');
      await expect(restore(from)).rejects.toThrow(/vault\.db is not what was backed up: SHA-256/);
      await open();
    });

    test('with a file missing, a folder that is no backup, or one of the key ring alone', async () => {
      const { folder: from } = await backups.make('command-1');
      const ofKeyRing = await backups.makeOfKeyRing('command-1');
      await expect(restore(ofKeyRing.folder)).rejects.toThrow('of the key ring alone');
      await expect(restore(folder)).rejects.toThrow('is not a backup: it has no manifest.json');
      rmSync(join(from, 'vault.db'));
      await expect(restore(from)).rejects.toThrow('this backup is not whole');
    });

    test('with the backup of another store', async () => {
      const { folder: from } = await backups.make('command-1');
      await close();
      const elsewhere = mkdtempSync(join(tmpdir(), 'lotsenbuch-backups-'));
      const mine = configuration;
      configuration = readConfiguration({ DATA_DIR: elsewhere });
      await open();
      await close();
      await expect(restore(from)).rejects.toThrow(/the backup is of event store [0-9a-f]{12}, but/);
      rmSync(elsewhere, { recursive: true });
      configuration = mine;
      await open();
    });

    test('with a key ring in place of one that is there', async () => {
      const { folder: from } = await backups.make('command-1');
      const ofKeyRing = await backups.makeOfKeyRing('command-1');
      await close();
      await expect(restore(from, ofKeyRing.folder)).rejects.toThrow('knows who was erased since its backup');
      await open();
    });
  });
});
