import { open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '@lotsenbuch/transparency-log';
import { KeyRefused } from './key-refused.js';
import { syncFolder } from './sync-folder.js';

/** A key that signs, or signed, checkpoints of the log. */
export interface KnownKey {
  /** Tree size from which on it signed. */
  readonly firstSize: number;
  readonly verifierKey: VerifierKey;
}

export const KNOWN_KEYS_FILE = 'known-keys';

const LINE = /^(0|[1-9][0-9]{0,15}) (\S+)$/;

/**
 * The keys of the log in the order in which they signed; none before its first start.
 * @throws KeyRefused the file cannot be read as such
 */
export const readKnownKeys = async (checkpointDir: string): Promise<readonly KnownKey[]> => {
  const file = join(checkpointDir, KNOWN_KEYS_FILE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new KeyRefused(`${file} cannot be read (${String(cause)}): the keys that signed before are listed there`, {
      cause,
    });
  });
  // What follows the last line end was cut off while it was written, and is written again.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => parseLine(line, `${file}, line ${index + 1}`));
};

const parseLine = (line: string, place: string): KnownKey => {
  const [, firstSize, vkey] = LINE.exec(line) ?? [];
  try {
    if (firstSize === undefined || vkey === undefined)
      throw new Error(`it reads ${JSON.stringify(line.slice(0, 200))}`);
    return { firstSize: Number(firstSize), verifierKey: parseVerifierKey(vkey) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new KeyRefused(
      `${place} is damaged (${why}): expected is a tree size, a space and a verifier key. Every key is also in the events of the log; bring the file back from a copy of the folder`,
      { cause },
    );
  }
};

/** Adds a key to those that signed, synced; nothing happens if it is the last of them already. */
export const appendKnownKey = async (
  checkpointDir: string,
  firstSize: number,
  verifierKey: VerifierKey,
): Promise<void> => {
  const file = join(checkpointDir, KNOWN_KEYS_FILE);
  const known = await readKnownKeys(checkpointDir);
  const vkey = formatVerifierKey(verifierKey);
  const last = known.at(-1);
  if (last !== undefined && formatVerifierKey(last.verifierKey) === vkey) return;
  const lines = [...known, { firstSize, verifierKey }].map(
    (each) => `${each.firstSize} ${formatVerifierKey(each.verifierKey)}\n`,
  );
  const handle = await open(file, 'a', 0o644);
  try {
    // A line that was cut off goes before the next is written.
    await handle.truncate(Buffer.byteLength(lines.slice(0, -1).join('')));
    await handle.appendFile(lines.at(-1) ?? '');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
};
