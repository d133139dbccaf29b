import { randomUUID } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { VaultRefused } from './errors.js';
import { type KeyEncryptionKeySource, keyFromText } from './key-encryption-key.js';
import { syncFolderOf } from './sqlite/sync-folder.js';
import { newKey } from './value-cipher.js';

/**
 * The key as text in base64, from an environment variable or a secret store.
 * @param place what holds the text, such as the name of the variable
 */
export const keyInText =
  (text: string, place: string): KeyEncryptionKeySource =>
  async () =>
    keyFromText(text.trim(), place);

/**
 * The key in a file of its own, made at the first start and readable for its owner alone. A file that is missing later
 * is not made anew: another key cannot open what this one wrapped.
 */
export const keyInFile =
  (file: string): KeyEncryptionKeySource =>
  async (firstStart) => {
    if (firstStart) await createOnce(file);
    const text = await readKey(file);
    return keyFromText(text.trim(), file);
  };

async function readKey(file: string): Promise<string> {
  try {
    const mode = (await stat(file)).mode & 0o777;
    if ((mode & 0o077) !== 0) {
      throw new VaultRefused(
        `${file} holds the key-encryption key and has mode ${mode.toString(8)}, so others can read it. Allowed is 600: run "chmod 600 ${file}"; if others may have read it, treat every personal value as read by them`,
      );
    }
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof VaultRefused) throw cause;
    throw new VaultRefused(
      `the key-encryption key cannot be read from ${file} (${String(cause)}): put the file back from where it is kept apart; without it no personal value can be opened`,
      { cause },
    );
  }
}

async function createOnce(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${newKey().toString('base64')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      // A link never replaces: of two first starts at the same moment both go on with the key of one.
      await link(draft, file);
    } finally {
      await rm(draft);
    }
    syncFolderOf(file);
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return;
    throw new VaultRefused(
      `the key-encryption key cannot be written to ${file} (${String(cause)}): its folder must exist and be writable`,
      { cause },
    );
  }
}

const isCode = (cause: unknown, code: string): boolean =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === code;

/** The key where the settings say that it is. */
export const keyAt = (
  place: { readonly kind: 'file'; readonly path: string } | { readonly kind: 'text'; readonly text: string },
): KeyEncryptionKeySource =>
  place.kind === 'file' ? keyInFile(place.path) : keyInText(place.text, 'KEY_ENCRYPTION_KEY');
