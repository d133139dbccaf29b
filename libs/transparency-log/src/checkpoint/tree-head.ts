import { decodeBase64 } from '../note/canonical-base64.js';
import { NoteRefused } from '../refusals.js';
import { EMPTY_ROOT, type Hash } from '../tree/hash.js';
import { parseDecimal } from './decimal.js';

const refuse = (message: string): NoteRefused => new NoteRefused('malformed-checkpoint', message);

/** Reads tree size and root as a checkpoint and its one line write them. */
export const parseTreeHead = (sizeText: string, rootText: string): { size: number; root: Hash } => {
  const size = parseDecimal(sizeText);
  if (size === undefined) {
    throw refuse('The tree size must be decimal digits without sign or leading zero, at most 2^53 − 1.');
  }
  const root = decodeBase64(rootText);
  if (root?.length !== 32) throw refuse('The root must be the base64, in its canonical form, of 32 bytes.');
  if (size === 0 && !root.equals(EMPTY_ROOT)) throw refuse('The root of the empty tree must be SHA-256 of nothing.');
  return { size, root };
};
