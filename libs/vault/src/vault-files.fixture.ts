import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyEncryptionKeySource } from './key-encryption-key.js';
import { keyInText } from './key-sources.js';
import { openVault } from './open-vault.js';
import type { StoredVault, ValueToSeal } from './vault.js';

/** Folder, files and key of one vault, so that a test can close it, change a file and open it again. */
export class VaultFiles implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'lotsenbuch-vault-'));
  readonly vaultFile = join(this.folder, 'vault.db');
  readonly ringFile = join(this.folder, 'key-ring.db');
  readonly key = randomBytes(32).toString('base64');

  open(
    options: { readonly clock?: () => Date; readonly keyEncryptionKey?: KeyEncryptionKeySource } = {},
  ): Promise<StoredVault> {
    return openVault({
      vaultUrl: `sqlite:${this.vaultFile}`,
      keyRingUrl: `sqlite:${this.ringFile}`,
      keyEncryptionKey: keyInText(this.key, 'the key of the test'),
      ...options,
    });
  }

  /** Names of the files in the folder whose bytes hold these bytes. */
  filesWith(bytes: Buffer): readonly string[] {
    return readdirSync(this.folder).filter((name) => readFileSync(join(this.folder, name)).includes(bytes));
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A value to seal, of a new subject and command unless said otherwise. */
export const aValue = (given: Partial<ValueToSeal> = {}): ValueToSeal => ({
  subject: randomUUID(),
  commandId: randomUUID(),
  path: 'name',
  text: 'Miriam Beispiel',
  ...given,
});
