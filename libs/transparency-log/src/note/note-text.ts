import { NoteRefused } from '../refusals.js';
import { isNoteLine } from './key-name.js';

/** Refuses what cannot be the text of a note: it must be UTF-8 without control characters and end in a newline. */
export const requireNoteText = (text: string): void => {
  if (!text.endsWith('\n')) throw new NoteRefused('malformed-note', 'The text of a note must end in a newline.');
  if (!text.split('\n').every(isNoteLine)) {
    throw new NoteRefused(
      'malformed-note',
      'A note must be valid UTF-8 and its only control character is the newline.',
    );
  }
};
