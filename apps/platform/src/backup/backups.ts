import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupProgress, backupEventStore, openEventStore } from '@lotsenbuch/event-store';
import type { Log } from '@lotsenbuch/service-kit';
import type { StoredVault } from '@lotsenbuch/vault';
import {
  type BackedUpLog,
  type BackupManifest,
  DOCUMENTS_FOLDER,
  describeFile,
  EVENT_STORE_FILE,
  KEY_RING_FILE,
  readManifest,
  VAULT_FILE,
  writeManifest,
} from './backup-manifest.js';
import { copyDocuments, documentsFolder } from './documents.js';

export interface BackupSources {
  readonly eventStoreUrl: string;
  /** `file:` and an absolute path. */
  readonly documentsUrl: string;
  readonly vault: Pick<StoredVault, 'vaultId' | 'backup' | 'backupKeyRing'>;
  /** Where the folders of backups lie. */
  readonly folder: string;
  readonly version: string;
  readonly now: () => Date;
  readonly log: Pick<Log, 'info'>;
}

export interface MadeBackup {
  /** Absolute path. */
  readonly folder: string;
  readonly manifest: BackupManifest;
}

const KEY_RING_SUFFIX = '-key-ring';
const UNFINISHED = '.unfinished';

/**
 * Makes backups while the platform runs, one after the other. A folder has its name only when it is whole. The key ring
 * is never in the folder of the vault: whoever has both can read every name in it.
 */
export class Backups {
  readonly #sources: BackupSources;
  #last: Promise<unknown> = Promise.resolve();

  constructor(sources: BackupSources) {
    this.#sources = sources;
  }

  /**
   * Event store, vault and documents; asked again by the same command it answers with what it made then. The event store
   * comes first: values are sealed and documents are kept before the events that refer to them, so whatever the copied log
   * refers to is in the copy.
   */
  make(commandId: string): Promise<MadeBackup> {
    return this.#make('', commandId, async (folder) => {
      const { eventStoreUrl, documentsUrl, vault } = this.#sources;
      await backupEventStore(eventStoreUrl, join(folder, EVENT_STORE_FILE), this.#reporting());
      await vault.backup(join(folder, VAULT_FILE));
      return {
        eventStore: await logOf(join(folder, EVENT_STORE_FILE)),
        documents: await copyDocuments(documentsFolder(documentsUrl), join(folder, DOCUMENTS_FOLDER)),
        files: [await describeFile(folder, EVENT_STORE_FILE), await describeFile(folder, VAULT_FILE)],
      };
    });
  }

  /** Wrapped keys and tombstones, in a folder of their own. */
  makeOfKeyRing(commandId: string): Promise<MadeBackup> {
    return this.#make(KEY_RING_SUFFIX, commandId, async (folder) => {
      await this.#sources.vault.backupKeyRing(join(folder, KEY_RING_FILE));
      return { files: [await describeFile(folder, KEY_RING_FILE)] };
    });
  }

  #make(
    suffix: string,
    commandId: string,
    copy: (folder: string) => Promise<Pick<BackupManifest, 'eventStore' | 'documents' | 'files'>>,
  ): Promise<MadeBackup> {
    const made = this.#last.then(async () => {
      const known = await this.#madeBy(suffix, commandId);
      if (known !== undefined) return known;
      const { vault, version, now, log } = this.#sources;
      const madeAt = now().toISOString();
      const folder = this.#freeFolder(`${madeAt.replaceAll(':', '-')}${suffix}`);
      const unfinished = `${folder}${UNFINISHED}`;
      try {
        await mkdir(unfinished, { recursive: true, mode: 0o700 });
        const manifest = {
          format: 1,
          madeAt,
          version,
          commandId,
          vaultId: vault.vaultId,
          ...(await copy(unfinished)),
        } as const;
        await writeManifest(unfinished, manifest);
        await rename(unfinished, folder);
        log.info({ folder, files: manifest.files }, 'a backup was made');
        return { folder, manifest };
      } catch (fault) {
        await rm(unfinished, { recursive: true, force: true });
        throw fault;
      }
    });
    this.#last = made.catch(() => {});
    return made;
  }

  async #madeBy(suffix: string, commandId: string): Promise<MadeBackup | undefined> {
    const { folder } = this.#sources;
    const names = existsSync(folder) ? await readdir(folder) : [];
    for (const name of names) {
      if (name.endsWith(UNFINISHED) || name.endsWith(KEY_RING_SUFFIX) !== (suffix === KEY_RING_SUFFIX)) continue;
      const manifest = await readManifest(join(folder, name)).catch(() => undefined);
      if (manifest?.commandId === commandId) return { folder: join(folder, name), manifest };
    }
    return undefined;
  }

  #freeFolder(name: string): string {
    for (let count = 1; ; count += 1) {
      const folder = join(this.#sources.folder, count === 1 ? name : `${name}-${count}`);
      if (!existsSync(folder)) return folder;
    }
  }

  /** One line of the log for each tenth of a long copy. */
  #reporting(): (progress: BackupProgress) => void {
    let tenth = 0;
    return ({ copied, of }) => {
      const now = Math.floor((copied / Math.max(of, 1)) * 10);
      if (now > tenth && now < 10) this.#sources.log.info(`backup of the event store: ${now * 10} %`);
      tenth = now;
    };
  }
}

/** What the log in a file says of itself. */
export const logOf = async (file: string): Promise<BackedUpLog> => {
  const store = await openEventStore(`sqlite:${file}`, { readOnly: true });
  try {
    const [last] = await store.readLatest(1);
    return {
      storeId: store.storeId,
      ...(last !== undefined && { head: last.position, recordedAt: last.envelope.recordedAt }),
    };
  } finally {
    await store.close();
  }
};
