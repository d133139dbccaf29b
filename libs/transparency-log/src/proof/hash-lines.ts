import { decodeBase64, encodeBase64 } from '../note/canonical-base64.js';
import { ProofRefused } from '../refusals.js';
import type { Hash } from '../tree/hash.js';

/** More hashes than any proof in a tree of fewer than 2^63 leaves has. */
const MAX_PROOF_HASHES = 63;

/** The lines of a proof, one hash each, every line ended by a newline. */
export const formatHashLines = (hashes: readonly Hash[]): string =>
  hashes.map((hash) => `${encodeBase64(hash)}\n`).join('');

/** Reads such lines, given without their newlines. */
export const parseHashLines = (lines: readonly string[]): readonly Hash[] => {
  if (lines.length > MAX_PROOF_HASHES) {
    throw new ProofRefused('malformed-proof', `A proof has at most ${MAX_PROOF_HASHES} hashes, not ${lines.length}.`);
  }
  return lines.map((line) => {
    const hash = decodeBase64(line);
    if (hash?.length === 32) return hash;
    throw new ProofRefused(
      'malformed-proof',
      'Each line of a proof must be the base64, in its canonical form, of 32 bytes.',
    );
  });
};
