import type { NoteSignature } from '../note/signature-lines.js';
import { NoteRefused } from '../refusals.js';

/** What a cosignature/v1 signs: a header, the time in POSIX seconds, and the whole text of the checkpoint. */
export const cosignedMessage = (checkpointText: string, timestamp: bigint): string =>
  `cosignature/v1\ntime ${timestamp}\n${checkpointText}`;

/** Takes apart the bytes of a cosignature: eight of the time, big-endian, and 64 of Ed25519. */
export const splitCosignature = ({ keyName, bytes }: NoteSignature): { timestamp: bigint; ed25519: Uint8Array } => {
  if (bytes.length !== 72) {
    throw new NoteRefused('bad-signature', `The cosignature of ${keyName} must have 72 bytes, not ${bytes.length}.`);
  }
  const timestamp = Buffer.from(bytes.subarray(0, 8)).readBigUInt64BE();
  if (timestamp >= 2n ** 63n) {
    throw new NoteRefused('bad-signature', `The time of the cosignature of ${keyName} must be below 2^63.`);
  }
  return { timestamp, ed25519: bytes.subarray(8) };
};
