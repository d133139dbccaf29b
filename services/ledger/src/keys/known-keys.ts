import { join } from 'node:path';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '@lotsenbuch/transparency-log';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { replaceFiles } from '../tree-files/replace-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { KeyRefused } from './key-refused.js';

/** A key that signs, or signed, checkpoints of the log. */
export interface KnownKey {
  /** Tree size from which on it signed. */
  readonly firstSize: number;
  readonly verifierKey: VerifierKey;
}

export const KNOWN_KEYS_FILE = 'known-keys';

const LINE = /^(0|[1-9][0-9]{0,15}) (\S+)$/;

/** One line of the list of keys. */
export const knownKeyLine = ({ firstSize, verifierKey }: KnownKey): string =>
  `${firstSize} ${formatVerifierKey(verifierKey)}\n`;

/**
 * The keys of the log in the order in which they signed; none before its first start.
 * @throws KeyRefused the file cannot be read as such
 */
export const readKnownKeys = async (checkpointDir: string): Promise<readonly KnownKey[]> => {
  const file = join(checkpointDir, KNOWN_KEYS_FILE);
  const text = textIfThere(file);
  if (text === undefined) return [];
  const lines = text.split('\n');
  if (lines.pop() !== '') throw damaged(`${file}, line ${lines.length + 1}`, 'it has no end');
  return lines.map((line, index) => parseLine(line, `${file}, line ${index + 1}`));
};

const parseLine = (line: string, place: string): KnownKey => {
  const [, firstSize, vkey] = LINE.exec(line) ?? [];
  if (firstSize === undefined || vkey === undefined) throw damaged(place, 'it is no tree size with a key');
  try {
    return { firstSize: Number(firstSize), verifierKey: parseVerifierKey(vkey) };
  } catch (cause) {
    throw damaged(place, cause instanceof Error ? cause.message : String(cause));
  }
};

const damaged = (place: string, why: string): KeyRefused =>
  new KeyRefused(
    `${place} is damaged (${why}): expected is a tree size, a space and a verifier key. Bring the file back from a copy of its folder; where there is none, move it away, and the start makes it anew from what the events say of the keys, or says what to do`,
  );

/** Adds a key to those that signed; durable when it answers. Nothing happens if it is the last of them already. */
export const appendKnownKey = async (checkpointDir: string, key: KnownKey, disk: Disk = realDisk): Promise<void> => {
  const known = await readKnownKeys(checkpointDir);
  const last = known.at(-1);
  if (last !== undefined && formatVerifierKey(last.verifierKey) === formatVerifierKey(key.verifierKey)) return;
  const bytes = [...known, key].map(knownKeyLine).join('');
  await replaceFiles(disk, [{ file: join(checkpointDir, KNOWN_KEYS_FILE), bytes }]);
};
