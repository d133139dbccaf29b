import { sign } from 'node:crypto';
import { NoteRefused } from '../refusals.js';
import { requireNoteText } from './note-text.js';
import type { NoteSignature } from './signature-lines.js';
import type { SignerKey } from './signer-key.js';

/**
 * Signs the text of a note with an `ed25519` key; a witness's key signs only with `cosign`.
 * @throws NoteRefused `wrong-algorithm`, or `malformed-note`: no text of a note
 */
export const signNote = (text: string, { verifierKey, privateKey }: SignerKey): NoteSignature => {
  if (verifierKey.algorithm !== 'ed25519') {
    throw new NoteRefused('wrong-algorithm', `${verifierKey.name} is a key for cosignatures and signs no other text.`);
  }
  requireNoteText(text);
  return { keyName: verifierKey.name, keyId: verifierKey.keyId, bytes: sign(null, Buffer.from(text), privateKey) };
};
