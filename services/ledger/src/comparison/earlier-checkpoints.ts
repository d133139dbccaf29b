import {
  NoteRefused,
  parseCheckpoint,
  parseCheckpointLine,
  parseNote,
  type TreeHead,
} from '@lotsenbuch/transparency-log';

/** One checkpoint that somebody kept: a signed one, or its one line. */
export interface EarlierCheckpoint {
  /** Line of the file where it begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** The whole note, where it was kept with its signatures. */
  readonly note?: string;
  readonly head: TreeHead;
}

export interface UnreadableText {
  readonly line: number;
  readonly text: string;
  /** In English. */
  readonly reason: string;
}

const SIGNATURE = '\u2014 ';

/**
 * Reads a file in which people kept checkpoints: signed ones and lines `<origin> <size> <base64 root>`, in any order, with
 * blank lines anywhere between them. Line ends of other systems are understood, spaces around a line are not looked at.
 */
export const readEarlierCheckpoints = (file: string): readonly (EarlierCheckpoint | UnreadableText)[] => {
  const lines = file
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim());
  const found: (EarlierCheckpoint | UnreadableText)[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at] === '') {
      at += 1;
      continue;
    }
    const asLine = readLine(lines[at] ?? '', at + 1);
    // A line may stand right above a signed checkpoint.
    const taken = 'head' in asLine ? [] : lines.slice(at, at + signedLength(lines, at));
    found.push(taken.length > 0 ? readNote(taken, at + 1) : asLine);
    at += Math.max(taken.length, 1);
  }
  return found;
};

/** How many lines from here on are a signed checkpoint: text, a blank line, signatures. 0 if these are not. */
const signedLength = (lines: readonly string[], from: number): number => {
  const blank = lines.indexOf('', from);
  if (blank < 0 || blank - from < 3 || !lines[blank + 1]?.startsWith(SIGNATURE)) return 0;
  let end = blank + 1;
  while (lines[end]?.startsWith(SIGNATURE)) end += 1;
  return end - from;
};

const readNote = (lines: readonly string[], line: number): EarlierCheckpoint | UnreadableText => {
  const note = lines.map((each) => `${each}\n`).join('');
  return readAs(lines[0] ?? '', line, () => ({ head: parseCheckpoint(parseNote(note).text), note }));
};

const readLine = (text: string, line: number): EarlierCheckpoint | UnreadableText =>
  readAs(text, line, () => ({ head: parseCheckpointLine(text) }));

const readAs = (
  text: string,
  line: number,
  read: () => Pick<EarlierCheckpoint, 'head' | 'note'>,
): EarlierCheckpoint | UnreadableText => {
  try {
    return { line, text, ...read() };
  } catch (reason) {
    if (!(reason instanceof NoteRefused)) throw reason;
    return { line, text, reason: reason.message };
  }
};
