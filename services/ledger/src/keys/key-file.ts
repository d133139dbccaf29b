import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatSignerKey, parseSignerKey, type SignerKey } from '@lotsenbuch/transparency-log';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { isAbsent } from '../tree-files/is-absent.js';
import { KeyRefused } from './key-refused.js';

/** Where a new key waits until the events say that it signs. */
export const nextKeyFile = (file: string): string => `${file}.next`;

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/**
 * The key in a file, which only its owner can read; undefined if there is no such file.
 * @throws KeyRefused others can read it, or it is not a key that signs checkpoints
 */
export const readKeyFile = async (file: string): Promise<SignerKey | undefined> => {
  const text = await readSecret(file);
  if (text === undefined) return undefined;
  const key = parse(text, file);
  if (key.verifierKey.algorithm !== 'ed25519') {
    throw new KeyRefused(`${file} holds the key of somebody who cosigns; the log is signed with a key of type Ed25519`);
  }
  return key;
};

const readSecret = async (file: string): Promise<string | undefined> => {
  let mode: number;
  let text: string;
  try {
    mode = (await stat(file)).mode & 0o777;
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw new KeyRefused(`the key of the log cannot be read from ${file} (${messageOf(cause)})`, { cause });
  }
  if ((mode & 0o077) !== 0) {
    throw new KeyRefused(
      `${file} holds the key that signs the log and has mode ${mode.toString(8)}, so others can read it. Allowed is 600: run "chmod 600 ${file}"; if others may have read it, change the key with ./lotsenbuch ledger rotate-key`,
    );
  }
  return text;
};

const parse = (text: string, file: string): SignerKey => {
  try {
    return parseSignerKey(text.trim());
  } catch (cause) {
    throw new KeyRefused(
      `${file} holds no key: expected is one line PRIVATE+KEY+name+id+base64 (${messageOf(cause)}); bring the file back from its copy`,
      { cause },
    );
  }
};

/** Puts a key into a file of mode 600, synced; what the file held is gone afterwards. */
export const writeKeyFile = async (file: string, key: SignerKey): Promise<void> => {
  const draft = `${file}.draft`;
  try {
    await rm(draft, { force: true });
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${formatSignerKey(key)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    await realDisk.syncFolder(dirname(file));
  } catch (cause) {
    throw new KeyRefused(
      `the key of the log cannot be written to ${file} (${messageOf(cause)}): its folder must exist and be writable`,
      { cause },
    );
  }
};

/**
 * Lets the key that waits beside a key file take its place. The earlier one is overwritten first: whoever finds it could
 * sign another history under the old name. A copy-on-write disk or a backup may still hold it.
 */
export const takeNextKey = async (file: string, disk: Disk = realDisk): Promise<void> => {
  await overwrite(file);
  disk.rename(nextKeyFile(file), file);
  await disk.syncFolder(dirname(file));
};

const overwrite = async (file: string): Promise<void> => {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'r+');
  } catch (cause) {
    if (isAbsent(cause)) return;
    throw cause;
  }
  try {
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
};
