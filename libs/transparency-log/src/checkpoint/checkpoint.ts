import { encodeBase64 } from '../note/canonical-base64.js';
import { isNoteLine } from '../note/key-name.js';
import { NoteRefused } from '../refusals.js';
import type { Hash } from '../tree/hash.js';
import { parseTreeHead } from './tree-head.js';

/** What a log says about its tree (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** The name of the log for ever; one line, not empty. */
  readonly origin: string;
  /** How many leaves, 0 to 2^53 − 1. */
  readonly size: number;
  readonly root: Hash;
  /** Further lines, not empty; each is signed like the rest. */
  readonly extensions: readonly string[];
}

const refuse = (message: string): NoteRefused => new NoteRefused('malformed-checkpoint', message);

/**
 * Reads the text of a checkpoint, to the letter. It says nothing about who signed: `openCheckpoint` does.
 * @throws NoteRefused `malformed-checkpoint`
 */
export const parseCheckpoint = (text: string): Checkpoint => {
  const [origin = '', sizeText = '', rootText = '', ...rest] = text.split('\n');
  if (rest.length === 0 || rest.at(-1) !== '')
    throw refuse('A checkpoint must have three lines, each ended by a newline.');
  const extensions = rest.slice(0, -1);
  if ([origin, ...extensions].some((line) => line === '' || !isNoteLine(line))) {
    throw refuse('The lines of a checkpoint must not be empty and have no control characters.');
  }
  return { origin, ...parseTreeHead(sizeText, rootText), extensions };
};

/**
 * Writes the text of a checkpoint.
 * @throws NoteRefused `malformed-checkpoint`: what `parseCheckpoint` would not read as the same
 */
export const formatCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string => {
  const lines = [origin, `${size}`, encodeBase64(root), ...extensions];
  const text = lines.map((line) => `${line}\n`).join('');
  const read = parseCheckpoint(text);
  if (read.origin !== origin || read.extensions.length !== extensions.length) {
    throw refuse('An origin or an extension must be one line.');
  }
  return text;
};
