import { formatNote, parseNote } from '../note/note.js';
import type { NoteSignature } from '../note/signature-lines.js';

const sameKey = (one: NoteSignature, other: NoteSignature): boolean =>
  one.keyName === other.keyName && one.keyId === other.keyId;

/**
 * Adds signatures to a note. Each of its keys keeps its place and has one signature there: the new one, if there is one.
 * @throws NoteRefused the note, or one of the signatures, is malformed
 */
export const mergeSignatures = (note: string, signatures: readonly NoteSignature[]): string => {
  const { text, signatures: merged } = parseNote(note);
  const result = [...merged];
  for (const signature of signatures) {
    const at = result.findIndex((each) => sameKey(each, signature));
    result.splice(at < 0 ? result.length : at, 1, signature);
  }
  return formatNote({ text, signatures: result });
};
