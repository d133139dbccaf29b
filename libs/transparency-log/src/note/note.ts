import { NoteRefused } from '../refusals.js';
import { requireNoteText } from './note-text.js';
import { formatSignatureLines, type NoteSignature, parseSignatureLines } from './signature-lines.js';

/** A text ending in a newline and who is said to have signed it. Nothing of it is to be believed before `openNote`. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** The largest note that is read, in bytes. */
const MAX_NOTE_BYTES = 1_000_000;

const decode = (note: string | Uint8Array): string => {
  if (note.length > MAX_NOTE_BYTES) {
    throw new NoteRefused('note-too-large', `A note has at most ${MAX_NOTE_BYTES} bytes.`);
  }
  if (typeof note === 'string') return note;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(note);
  } catch {
    throw new NoteRefused('malformed-note', 'A note must be valid UTF-8.');
  }
};

/**
 * Takes a signed note (C2SP signed-note) apart without verifying anything. The last empty line parts text from signatures.
 * @throws NoteRefused
 */
export const parseNote = (note: string | Uint8Array): Note => {
  const whole = decode(note);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) {
    throw new NoteRefused('malformed-note', 'A note must have an empty line between its text and its signatures.');
  }
  const text = whole.slice(0, split + 1);
  requireNoteText(text);
  return { text, signatures: parseSignatureLines(whole.slice(split + 2)) };
};

/**
 * Writes a signed note.
 * @throws NoteRefused what `parseNote` would refuse
 */
export const formatNote = ({ text, signatures }: Note): string => {
  requireNoteText(text);
  return `${text}\n${formatSignatureLines(signatures)}`;
};
