import { randomBytes } from 'node:crypto';
import { VaultRefused } from './errors.js';
import type { KeyEncryptionKeySource } from './key-encryption-key.js';
import { isThere } from './sqlite/database-file.js';
import { KeyRingFile } from './sqlite/key-ring-file.js';
import { ValueFile } from './sqlite/value-file.js';
import { SqliteVault } from './sqlite-vault.js';
import { belongsTo, newLabel, SubjectKeys } from './subject-keys.js';
import type { StoredVault } from './vault.js';

export interface VaultOptions {
  /** Ciphertexts and salts: `sqlite:path/to/file.db` or `sqlite:///absolute/file.db`; nothing is percent-decoded. */
  readonly vaultUrl: string;
  /** Wrapped keys and tombstones, in another file of the same form: it has a backup life of its own. */
  readonly keyRingUrl: string;
  readonly keyEncryptionKey: KeyEncryptionKeySource;
  /** When something was sealed or erased. Default the system clock. */
  readonly clock?: () => Date;
}

/**
 * Opens vault and key ring, which one process does at a time; makes both at the first start. Erasures that a killed
 * process had begun are ended, and values of erased subjects that an older file brought back are erased again.
 * @throws VaultRefused a file is missing, foreign, newer, damaged or in use; the two do not belong together; the
 *   key-encryption key is missing or another one
 */
export const openVault = async (options: VaultOptions): Promise<StoredVault> => {
  const { clock = () => new Date() } = options;
  const vaultFile = fileOf(options.vaultUrl, 'VAULT_URL');
  const ringFile = fileOf(options.keyRingUrl, 'KEY_RING_URL');
  if (vaultFile === ringFile) {
    throw new VaultRefused(
      `VAULT_URL and KEY_RING_URL both name ${vaultFile}: keys lie apart from what they open, so give two files`,
    );
  }
  const firstStart = !isThere(ringFile);
  if (firstStart && isThere(vaultFile)) {
    throw new VaultRefused(
      `the key ring ${ringFile} is missing, but the vault ${vaultFile} is there: put the key ring back; without it no value can be opened`,
    );
  }
  const keyEncryptionKey = await options.keyEncryptionKey(firstStart);
  if (firstStart) KeyRingFile.create(ringFile, await newLabel(randomBytes(6).toString('hex'), keyEncryptionKey));
  const ring = KeyRingFile.open(ringFile);
  try {
    const { label } = ring;
    if (!(await belongsTo(keyEncryptionKey, label))) {
      throw new VaultRefused(
        `the key-encryption key (${keyEncryptionKey.id}) is not the one that ${ringFile} was made with (${label.keyEncryptionKeyId}): give the right key; nothing was changed`,
      );
    }
    if (!isThere(vaultFile)) {
      if (!ring.unused) {
        throw new VaultRefused(
          `the vault ${vaultFile} is missing, but the key ring ${ringFile} has keys for it: restore the vault from a backup`,
        );
      }
      ValueFile.create(vaultFile, label.vaultId);
    }
    return openValues(vaultFile, ring, new SubjectKeys(ring, keyEncryptionKey), clock);
  } catch (cause) {
    ring.close();
    throw cause;
  }
};

function openValues(file: string, ring: KeyRingFile, keys: SubjectKeys, clock: () => Date): SqliteVault {
  const values = ValueFile.open(file);
  try {
    if (values.vaultId !== ring.label.vaultId) {
      throw new VaultRefused(
        `the vault ${file} (${values.vaultId}) and the key ring (${ring.label.vaultId}) do not belong together: give the two that were made together`,
      );
    }
    const vault = new SqliteVault(values, ring, keys, clock);
    vault.finishErasures();
    return vault;
  } catch (cause) {
    values.close();
    throw cause;
  }
}

function fileOf(url: string, setting: string): string {
  const path = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : '';
  const file = path.startsWith('//') ? path.slice(2) : path;
  if (file === '' || file.startsWith(':') || (path.startsWith('//') && !file.startsWith('/'))) {
    throw new VaultRefused(
      `${setting} ${url} names no file: write sqlite:folder/file.db for a path from the working directory, or sqlite:///folder/file.db for an absolute one`,
    );
  }
  return file;
}
