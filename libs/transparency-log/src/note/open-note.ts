import { verify } from 'node:crypto';
import { cosignedMessage, splitCosignature } from '../cosignature/cosigned-message.js';
import { NoteRefused } from '../refusals.js';
import { parseNote } from './note.js';
import type { NoteSignature } from './signature-lines.js';
import { publicKeyObject, type VerifierKey } from './verifier-key.js';

/** A note that at least one known key signed. */
export interface OpenedNote {
  readonly text: string;
  readonly verified: readonly NoteSignature[];
  /** Of keys that nobody named: neither believed nor doubted. */
  readonly unverified: readonly NoteSignature[];
}

/** Refuses a signature that this key did not make over this text; an Ed25519 cosignature also covers its time. */
const verifySignature = (text: string, signature: NoteSignature, key: VerifierKey): void => {
  const refused = new NoteRefused('bad-signature', `The signature of ${key.name} does not fit the text of the note.`);
  const [message, bytes] =
    key.algorithm === 'ed25519'
      ? [text, signature.bytes]
      : [cosignedMessage(text, splitCosignature(signature).timestamp), splitCosignature(signature).ed25519];
  if (bytes.length !== 64 || !verify(null, Buffer.from(message), publicKeyObject(key), bytes)) throw refused;
};

const keyThatSigned = (signature: NoteSignature, keys: readonly VerifierKey[]): VerifierKey | undefined => {
  const [key, ...others] = keys.filter(({ name, keyId }) => name === signature.keyName && keyId === signature.keyId);
  if (key && others.some(({ publicKey }) => Buffer.compare(publicKey, key.publicKey) !== 0)) {
    throw new NoteRefused('ambiguous-key', `Two of the known keys share the name ${key.name} and its key id.`);
  }
  return key;
};

/**
 * Verifies each signature of a known key, however many one key made.
 * @throws NoteRefused one of them is bad, or none of the known keys signed
 */
export const openNote = (note: string | Uint8Array, keys: readonly VerifierKey[]): OpenedNote => {
  const { text, signatures } = parseNote(note);
  const verified: NoteSignature[] = [];
  const unverified: NoteSignature[] = [];
  for (const signature of signatures) {
    const key = keyThatSigned(signature, keys);
    if (key) verifySignature(text, signature, key);
    (key ? verified : unverified).push(signature);
  }
  if (verified.length === 0) {
    const names = signatures.map(({ keyName }) => keyName).join(', ');
    throw new NoteRefused('no-known-signature', `None of the known keys signed; signatures there are of: ${names}.`);
  }
  return { text, verified, unverified };
};
