import { formatNote } from '../note/note.js';
import { type OpenedNote, openNote } from '../note/open-note.js';
import { signNote } from '../note/sign-note.js';
import type { SignerKey } from '../note/signer-key.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { NoteRefused } from '../refusals.js';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.js';

/**
 * A whole signed checkpoint. A log signs only what is consistent with everything it signed before: the caller sees to that.
 * @throws NoteRefused `wrong-algorithm`, `malformed-checkpoint`
 */
export const signCheckpoint = (checkpoint: Checkpoint, key: SignerKey): string => {
  const text = formatCheckpoint(checkpoint);
  return formatNote({ text, signatures: [signNote(text, key)] });
};

/**
 * Believes a checkpoint of this origin if one of these keys of the log signed it. Keys for cosignatures may be among the keys: they
 * are verified too, but a cosignature alone is not the log's word.
 * @throws NoteRefused
 */
export const openCheckpoint = (
  note: string | Uint8Array,
  origin: string,
  keys: readonly VerifierKey[],
): { readonly checkpoint: Checkpoint; readonly note: OpenedNote } => {
  const opened = openNote(note, keys);
  const byLog = keys.filter(({ algorithm }) => algorithm === 'ed25519');
  const signed = opened.verified.some((signature) =>
    byLog.some(({ name, keyId }) => name === signature.keyName && keyId === signature.keyId),
  );
  if (!signed) throw new NoteRefused('no-known-signature', 'No key of the log signed the checkpoint.');
  const checkpoint = parseCheckpoint(opened.text);
  if (checkpoint.origin !== origin) {
    throw new NoteRefused('other-origin', `The checkpoint is of ${checkpoint.origin}, not of ${origin}.`);
  }
  return { checkpoint, note: opened };
};
