import { open } from 'node:fs/promises';
import { isAbsent } from './is-absent.js';

const LINE_END = 0x0a;
const CHUNK = 65_536;

/** A whole line of a file. */
export interface PlacedLine {
  /** Byte of the file at which it begins. */
  readonly begins: number;
  readonly text: string;
}

/**
 * The last whole lines of a file that only grows, the last one first: as much of the file is read as they take.
 * @param before byte at which the line behind them begins; default the end of the file
 * @returns undefined if no line begins at `before`; nothing of what follows the last line end, which is still being written
 */
export const linesBefore = async (
  file: string,
  before: number | undefined,
  count: number,
): Promise<readonly PlacedLine[] | undefined> => {
  const handle = await open(file, 'r').catch((fault: unknown) => {
    if (isAbsent(fault)) return undefined;
    throw fault;
  });
  if (handle === undefined) return before === undefined ? [] : undefined;
  try {
    const { size } = await handle.stat();
    const end = before ?? size;
    if (end > size) return undefined;
    let begins = end;
    let bytes = Buffer.alloc(0);
    // One line end more than lines: the one before the first of them.
    while (begins > 0 && lineEnds(bytes) <= count) {
      const length = Math.min(CHUNK, begins);
      const chunk = Buffer.alloc(length);
      await handle.read(chunk, 0, length, begins - length);
      begins -= length;
      bytes = Buffer.concat([chunk, bytes]);
    }
    if (before !== undefined && before > 0 && bytes.at(-1) !== LINE_END) return undefined;
    return lastLines(bytes, begins, count);
  } finally {
    await handle.close();
  }
};

const lineEnds = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at !== -1; at = bytes.indexOf(LINE_END, at + 1)) count += 1;
  return count;
};

const lastLines = (bytes: Buffer, offset: number, count: number): readonly PlacedLine[] => {
  const lines: PlacedLine[] = [];
  let end = bytes.lastIndexOf(LINE_END);
  while (end !== -1 && lines.length < count) {
    const before = end === 0 ? -1 : bytes.lastIndexOf(LINE_END, end - 1);
    lines.push({ begins: offset + before + 1, text: bytes.toString('utf8', before + 1, end) });
    end = before;
  }
  return lines;
};
