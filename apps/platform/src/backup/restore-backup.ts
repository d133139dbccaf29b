import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type LogPosition, lockEventStore, openEventStore } from '@lotsenbuch/event-store';
import { ForkRefused, KeyRefused, type NeededFork, neededFork } from '@lotsenbuch/ledger';
import type { Configuration } from '@lotsenbuch/service-kit';
import { keyAt, openVault } from '@lotsenbuch/vault';
import { ledgerPlaces } from '../ledger/ledger-places.js';
import {
  type BackedUpLog,
  type BackupManifest,
  DOCUMENTS_FOLDER,
  EVENT_STORE_FILE,
  KEY_RING_FILE,
  readManifest,
  VAULT_FILE,
  verifyFiles,
} from './backup-manifest.js';
import { BackupRefused } from './backup-refused.js';
import { logOf } from './backups.js';
import { copyDocuments, documentsFolder, verifyDocuments } from './documents.js';
import { isHalfRestored, whileMarked } from './restore-marker.js';
import { removeDatabase, swapFile } from './swap-file.js';

export interface RestoreRequest {
  readonly folder: string;
  /** A backup of the key ring; only where the key ring itself is lost. */
  readonly keyRingFolder: string | undefined;
}

/** What a restore did, and what it could not bring back. */
export interface Restored {
  readonly madeAt: string;
  readonly eventStore: BackedUpLog;
  /** Where the files lie that were there before; absent if there were none. */
  readonly keptAside?: string;
  /** Events recorded after the backup, which the restored log has not. */
  readonly lost:
    | { readonly kind: 'none' }
    | { readonly kind: 'events'; readonly count: number; readonly last: BackedUpLog }
    /** The event store that was there could not be read. */
    | { readonly kind: 'unknown'; readonly reason: string };
  /** Whether the log of what was signed goes on over the restored events. */
  readonly ledger:
    | { readonly kind: 'goesOn' }
    /** It was signed further than the restored events reach, or is not here: `command` begins it anew. */
    | (NeededFork & { readonly kind: 'forkNeeded'; readonly command: string })
    /** Its files could not be read. */
    | { readonly kind: 'unknown'; readonly reason: string };
}

type Settings = Pick<
  Configuration,
  | 'dataDir'
  | 'documentsUrl'
  | 'eventStoreUrl'
  | 'readModelUrl'
  | 'vaultUrl'
  | 'keyRingUrl'
  | 'keyEncryptionKey'
  | 'ledgerDir'
  | 'checkpointDir'
  | 'ledgerKeyFile'
  | 'witnessPolicyFile'
>;

/** What was there before the first try lies aside, and is not compared again. */
const CUT_OFF = { kind: 'unknown', reason: 'a restore before this one was cut off' } as const;

const fileOf = (url: string): string => url.slice('sqlite:'.length);

/**
 * Puts the event store and the vault of a backup in the place of the present ones, which are kept aside, and removes the
 * read models, so that they are rebuilt. The key ring stays: its tombstones keep erased persons erased. The ledger stays:
 * what was signed cannot be taken back, so a store that ends before it needs a fork. Either all of it is done, or nothing.
 * @throws BackupRefused, StoreRefused, VaultRefused the platform runs, the backup is not sound or not of this store, or
 *   does not fit the key ring
 */
export const restoreBackup = async (
  { folder, keyRingFolder }: RestoreRequest,
  settings: Settings,
  now: Date,
): Promise<Restored> => {
  const manifest = await readManifest(folder);
  if (manifest.eventStore === undefined) {
    throw new BackupRefused(`${folder} is a backup of the key ring alone: name the folder of the event store`);
  }
  await verifyFiles(folder, manifest);
  const documents = join(folder, DOCUMENTS_FOLDER);
  await verifyDocuments(documents, manifest.documents ?? { count: 0, bytes: 0 });
  await mkdir(dirname(fileOf(settings.eventStoreUrl)), { recursive: true, mode: 0o700 });
  const lock = lockEventStore(settings.eventStoreUrl);
  try {
    const lost = isHalfRestored(settings.dataDir) ? CUT_OFF : await lostWith(settings, manifest.eventStore);
    // First and without taking any away: what no event refers to harms nobody.
    await copyDocuments(documents, documentsFolder(settings.documentsUrl));
    const restoredKeyRing =
      keyRingFolder === undefined ? undefined : await restoreKeyRing(keyRingFolder, settings, manifest);
    const aside = join(settings.dataDir, 'before-restore', now.toISOString().replaceAll(':', '-'));
    const hadFiles = [settings.eventStoreUrl, settings.vaultUrl].some((url) => existsSync(fileOf(url)));
    try {
      await whileMarked(settings.dataDir, async () => {
        await swapBoth(folder, settings, aside);
        await removeDatabase(fileOf(settings.readModelUrl));
      });
    } catch (fault) {
      if (restoredKeyRing !== undefined) await removeDatabase(restoredKeyRing);
      throw fault;
    }
    const { madeAt, eventStore } = manifest;
    const ledger = await ledgerAfter(settings);
    return { madeAt, eventStore, lost, ledger, ...(hadFiles && { keptAside: aside }) };
  } finally {
    lock.release();
  }
};

/** The vault first: opening it shows whether it fits the key ring, and erases again what was erased since. */
const swapBoth = async (folder: string, settings: Settings, aside: string): Promise<void> => {
  const { vaultUrl, keyRingUrl, keyEncryptionKey, eventStoreUrl } = settings;
  const vault = await swapFile(fileOf(vaultUrl), join(folder, VAULT_FILE), aside);
  try {
    const opened = await openVault({ vaultUrl, keyRingUrl, keyEncryptionKey: keyAt(keyEncryptionKey) });
    await opened.close();
    await swapFile(fileOf(eventStoreUrl), join(folder, EVENT_STORE_FILE), aside);
  } catch (fault) {
    await vault.undo();
    throw fault;
  }
};

const lostWith = async (settings: Settings, backup: BackedUpLog): Promise<Restored['lost']> => {
  const file = fileOf(settings.eventStoreUrl);
  if (!existsSync(file)) return { kind: 'none' };
  let present: BackedUpLog;
  try {
    present = await logOf(file);
  } catch (fault) {
    return { kind: 'unknown', reason: fault instanceof Error ? fault.message : String(fault) };
  }
  if (present.storeId !== backup.storeId) {
    throw new BackupRefused(
      `the backup is of event store ${backup.storeId}, but ${file} is event store ${present.storeId}: take a backup of this store, or move ${file} away to bring the other one here`,
    );
  }
  const count = await eventsAfter(file, present, backup);
  return count === 0 ? { kind: 'none' } : { kind: 'events', count, last: present };
};

const eventsAfter = async (file: string, present: BackedUpLog, backup: BackedUpLog): Promise<number> => {
  if (present.head === undefined || (backup.head !== undefined && present.head <= backup.head)) return 0;
  const store = await openEventStore(`sqlite:${file}`, { readOnly: true });
  try {
    let count = 0;
    const after = backup.head === undefined ? {} : { after: backup.head as LogPosition };
    for await (const { events } of store.readAll(after)) count += events.length;
    return count;
  } finally {
    await store.close();
  }
};

/** The events are in place by now: what the ledger needs is told, and no reason for a restore to fail. */
const ledgerAfter = async (settings: Settings): Promise<Restored['ledger']> => {
  const store = await openEventStore(settings.eventStoreUrl, { readOnly: true });
  try {
    const needed = await neededFork(ledgerPlaces(settings), store);
    if (needed === undefined) return { kind: 'goesOn' };
    const command = `./lotsenbuch ledger fork --from ${needed.from} --reason restoredBackup`;
    return { kind: 'forkNeeded', ...needed, command };
  } catch (fault) {
    if (!(fault instanceof ForkRefused || fault instanceof KeyRefused)) throw fault;
    return { kind: 'unknown', reason: fault.message };
  } finally {
    await store.close();
  }
};

/** @returns its file */
const restoreKeyRing = async (folder: string, settings: Settings, { vaultId }: BackupManifest): Promise<string> => {
  const keyRing = fileOf(settings.keyRingUrl);
  if (existsSync(keyRing)) {
    throw new BackupRefused(
      `${keyRing} is there: it knows who was erased since its backup, which the backup does not; restore without the key ring`,
    );
  }
  const manifest = await readManifest(folder);
  await verifyFiles(folder, manifest);
  if (manifest.vaultId !== vaultId || !existsSync(join(folder, KEY_RING_FILE))) {
    throw new BackupRefused(
      `${folder} is not a backup of the key ring of vault ${vaultId}: name the folder of that one`,
    );
  }
  await copyFile(join(folder, KEY_RING_FILE), keyRing);
  return keyRing;
};
