import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyInText } from '../key-sources.js';
import { openVault } from '../open-vault.js';
import type { StoredVault } from '../vault.js';

export interface TemporaryVault extends AsyncDisposable {
  readonly vault: StoredVault;
  /** Where its files are. */
  readonly folder: string;
  dispose(): Promise<void>;
}

/** A real vault in a new folder, with a key of its own; `await using` closes it and removes the folder. */
export async function temporaryVault(clock?: () => Date): Promise<TemporaryVault> {
  const folder = await mkdtemp(join(tmpdir(), 'lotsenbuch-vault-'));
  const vault = await openVault({
    vaultUrl: `sqlite:${join(folder, 'vault.db')}`,
    keyRingUrl: `sqlite:${join(folder, 'key-ring.db')}`,
    keyEncryptionKey: keyInText(randomBytes(32).toString('base64'), 'the key of a test'),
    ...(clock !== undefined && { clock }),
  });
  const dispose = async () => {
    await vault.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { vault, folder, dispose, [Symbol.asyncDispose]: dispose };
}
