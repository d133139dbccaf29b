import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BackupRefused } from './backup-refused.js';
import type { BackedUpDocuments } from './documents.js';

export const MANIFEST = 'manifest.json';

export const EVENT_STORE_FILE = 'event-store.db';
export const VAULT_FILE = 'vault.db';
export const DOCUMENTS_FOLDER = 'documents';
export const KEY_RING_FILE = 'key-ring.db';

export interface BackupFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** Where the log of a backup ends. */
export interface BackedUpLog {
  readonly storeId: string;
  /** Log position of the last event; absent if the log is empty. */
  readonly head?: string;
  /** When the last event was recorded: UTC, RFC 3339. */
  readonly recordedAt?: string;
}

/** Lies beside the files of a backup and says what they are. */
export interface BackupManifest {
  readonly format: 1;
  /** UTC, RFC 3339. */
  readonly madeAt: string;
  /** Release of Lotsenbuch that made it. */
  readonly version: string;
  /** The command that asked for it: the same one does not make a second. */
  readonly commandId: string;
  /** Absent where the backup is a key ring. */
  readonly eventStore?: BackedUpLog;
  /** In the folder `documents`, each under its hash; absent where the backup is a key ring. */
  readonly documents?: BackedUpDocuments;
  readonly vaultId: string;
  readonly files: readonly BackupFile[];
}

export const describeFile = async (folder: string, name: string): Promise<BackupFile> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(join(folder, name)), hash);
  return { name, bytes: (await stat(join(folder, name))).size, sha256: hash.digest('hex') };
};

export const writeManifest = (folder: string, manifest: BackupManifest): Promise<void> =>
  writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flush: true });

/** @throws BackupRefused the folder is no backup, or of a newer release */
export const readManifest = async (folder: string): Promise<BackupManifest> => {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) {
    throw new BackupRefused(`${folder} is not a backup: it has no ${MANIFEST}; name the folder that a backup answered`);
  }
  const manifest = parse(await readFile(file, 'utf8'));
  if (manifest?.format !== 1 || !Array.isArray(manifest.files)) {
    throw new BackupRefused(
      `${file} is not a manifest that this release reads: take the release that made the backup, or another backup`,
    );
  }
  return manifest;
};

/**
 * Holds every file against its hash.
 * @throws BackupRefused a file is missing, or is not what was backed up
 */
export const verifyFiles = async (folder: string, { files }: BackupManifest): Promise<void> => {
  for (const expected of files) {
    if (!existsSync(join(folder, expected.name))) {
      throw new BackupRefused(`${join(folder, expected.name)} is missing: this backup is not whole; take another`);
    }
    const found = await describeFile(folder, expected.name);
    if (found.sha256 !== expected.sha256) {
      throw new BackupRefused(
        `${join(folder, expected.name)} is not what was backed up: SHA-256 ${found.sha256} instead of ${expected.sha256}; take another backup`,
      );
    }
  }
};

const parse = (text: string): BackupManifest | undefined => {
  try {
    return JSON.parse(text) as BackupManifest;
  } catch {
    return undefined;
  }
};
