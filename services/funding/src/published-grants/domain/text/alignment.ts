export interface Alignment {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
}

export interface SearchRange {
  readonly from: number;
  readonly to: number;
  /** True if the spelling may begin anywhere in the range, false if it begins at `from`. */
  readonly floating: boolean;
}

/** A cell of the alignment is `edits × EDIT + start`: fewer edits are smaller, and the start rides along. */
const EDIT = 65_536;
const IMPOSSIBLE = 1_000 * EDIT;
const BLANK = 32;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly letters: number;
}

/** A folded text that is searched several times: of less than 65,536 characters. */
export interface SearchText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** One bit per letter a to z; other characters share the remaining ones. */
const lettersIn = (text: string, start: number, end: number): number => {
  let letters = 0;
  for (let at = start; at < end; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
};

const countBits = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

export const searchText = (text: string): SearchText => {
  const words: Word[] = [];
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf(' ', start);
    const end = blank < 0 ? text.length : blank;
    if (end > start) words.push({ start, end, letters: lettersIn(text, start, end) });
    start = end + 1;
  }
  return { text, words };
};

/**
 * The words that may hold the spelling: long enough, and with most of its letters, since every missing letter is an
 * error of its own. Nearly all words of a register are ruled out here.
 */
export const wordsThatMayHold = ({ words }: SearchText, spelling: string, edits: number): readonly Word[] => {
  const needed = lettersIn(spelling, 0, spelling.length);
  return words.filter(
    ({ start, end, letters }) => end - start >= spelling.length - edits && countBits(needed & ~letters) <= edits,
  );
};

/**
 * Every place in the range where `spelling` may end with at most `edits` errors (optimal string alignment: letters
 * added, left out, replaced, or swapped with their neighbour). A blank is never an error.
 */
export const align = (text: string, spelling: string, edits: number, range: SearchRange): readonly Alignment[] => {
  const columns = range.to - range.from;
  const bound = (edits + 1) * EDIT;
  let beforeLast: number[] = new Array(columns + 1).fill(IMPOSSIBLE);
  let previous: number[] = new Array(columns + 1).fill(IMPOSSIBLE);
  let current: number[] = new Array(columns + 1).fill(IMPOSSIBLE);
  for (let column = 0; column <= columns; column += 1) {
    previous[column] = range.floating ? range.from + column : range.from + column * EDIT;
  }
  let letterBefore = -1;
  for (let row = 0; row < spelling.length; row += 1) {
    const letter = spelling.charCodeAt(row);
    let left = letter === BLANK ? IMPOSSIBLE : (previous[0] as number) + EDIT;
    let fewest = left;
    let foundBefore = -1;
    current[0] = left;
    for (let column = 1; column <= columns; column += 1) {
      const found = text.charCodeAt(range.from + column - 1);
      let cell = previous[column - 1] as number;
      if (found !== letter) {
        cell = found === BLANK || letter === BLANK ? IMPOSSIBLE : Math.min(cell, left) + EDIT;
        if (letter !== BLANK) cell = Math.min(cell, (previous[column] as number) + EDIT);
        if (column > 1 && found === letterBefore && foundBefore === letter && found !== BLANK && letter !== BLANK) {
          cell = Math.min(cell, (beforeLast[column - 2] as number) + EDIT);
        }
      }
      if (cell < fewest) fewest = cell;
      current[column] = cell;
      left = cell;
      foundBefore = found;
    }
    if (fewest >= bound) return [];
    letterBefore = letter;
    [beforeLast, previous, current] = [previous, current, beforeLast];
  }
  const found: Alignment[] = [];
  for (let column = 0; column <= columns; column += 1) {
    const cell = previous[column] as number;
    if (cell < bound) found.push({ start: cell % EDIT, end: range.from + column, edits: Math.floor(cell / EDIT) });
  }
  return found;
};
