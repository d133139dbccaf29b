import { hash } from 'node:crypto';
import { HASH_BYTES } from './bounds.js';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

/** The root of the tree of size 0: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer');

/** What comes before an entry and before two hashes when they are hashed, so that neither passes for the other. */
export const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;
const LEAF_PREFIX_TEXT = String.fromCharCode(LEAF_PREFIX);

export const requireUnicode = (entry: string): void => {
  if (entry.isWellFormed()) return;
  throw new RangeError(
    'an entry holds half of a surrogate pair, for which UTF-8 has no bytes: different entries would get the same ' +
      'leaf hash; give well-formed text, or bytes',
  );
};

/**
 * SHA-256(0x00 ‖ entry), RFC 6962 §2.1. A string is hashed as UTF-8.
 * @throws RangeError for a string with half of a surrogate pair.
 */
export const leafHash = (entry: string | Uint8Array): Hash => {
  if (typeof entry !== 'string') return hash('sha256', Buffer.concat([Buffer.of(LEAF_PREFIX), entry]), 'buffer');
  requireUnicode(entry);
  return hash('sha256', LEAF_PREFIX_TEXT + entry, 'buffer');
};

/**
 * Writes the leaf hash of an entry's UTF-8 bytes to `target` from `offset` on. Twice as fast as `leafHash`: no buffer is
 * made, neither for the entry nor for its hash.
 * @throws RangeError for a string with half of a surrogate pair, and where 32 bytes have no room.
 */
export const writeLeafHash = (entry: string, target: Buffer, offset: number): void => {
  requireUnicode(entry);
  if (!(offset >= 0 && offset + HASH_BYTES <= target.length)) {
    throw new RangeError(`no room for ${HASH_BYTES} bytes at offset ${offset} of a buffer of ${target.length}`);
  }
  target.write(hash('sha256', LEAF_PREFIX_TEXT + entry, 'binary'), offset, HASH_BYTES, 'latin1');
};

const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES);
nodeInput[0] = NODE_PREFIX;

/**
 * SHA-256(0x01 ‖ left ‖ right), RFC 6962 §2.1.
 * @throws RangeError if one of them has not 32 bytes.
 */
export const nodeHash = (left: Hash, right: Hash): Hash => {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) {
    throw new RangeError(
      `a node is made of two hashes of ${HASH_BYTES} bytes, not of ${left.length} and ${right.length}`,
    );
  }
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return hash('sha256', nodeInput, 'buffer');
};
