import { sign } from 'node:crypto';
import { parseCheckpoint } from '../checkpoint/checkpoint.js';
import type { NoteSignature } from '../note/signature-lines.js';
import type { SignerKey } from '../note/signer-key.js';
import { NoteRefused } from '../refusals.js';
import { cosignedMessage, splitCosignature } from './cosigned-message.js';

/**
 * Cosigns the text of a checkpoint (C2SP tlog-cosignature, Ed25519): the statement that at this time it was the largest consistent
 * tree of its log that the owner of the key had seen. Who calls this has checked that.
 *
 * @param posixSeconds whole seconds since 1970-01-01T00:00:00Z
 * @throws NoteRefused `wrong-algorithm`, `malformed-checkpoint`
 */
export const cosign = (
  checkpointText: string,
  { verifierKey, privateKey }: SignerKey,
  posixSeconds: number,
): NoteSignature => {
  if (verifierKey.algorithm !== 'cosignature/v1') {
    throw new NoteRefused('wrong-algorithm', `${verifierKey.name} is not a key for cosignatures (type 0x04).`);
  }
  if (!Number.isSafeInteger(posixSeconds) || posixSeconds < 0) {
    throw new RangeError(`The time of a cosignature must be whole POSIX seconds, not ${posixSeconds}.`);
  }
  parseCheckpoint(checkpointText);
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(posixSeconds));
  const message = Buffer.from(cosignedMessage(checkpointText, BigInt(posixSeconds)));
  const bytes = Buffer.concat([time, sign(null, message, privateKey)]);
  return { keyName: verifierKey.name, keyId: verifierKey.keyId, bytes };
};

/** The last second that a `Date` can hold, in the year 275760. */
const LAST_SECOND = 8_640_000_000_000;

/**
 * When a cosignature says it was made, in POSIX seconds; true only of a signature that `openNote` verified.
 * @throws NoteRefused `malformed-signature` if that is later than a `Date` can say
 */
export const cosignedAt = (signature: NoteSignature): number => {
  const { timestamp } = splitCosignature(signature);
  if (timestamp > BigInt(LAST_SECOND)) {
    const message = `The time of the cosignature of ${signature.keyName} is later than any date: ${timestamp} s.`;
    throw new NoteRefused('malformed-signature', message);
  }
  return Number(timestamp);
};
