import { type Alignment, align, type SearchText, wordsThatMayHold } from './alignment.js';

/** A stretch of a phrase with its own bound: any of the spellings, with at most so many typing errors. */
export interface PhrasePart {
  readonly spellings: readonly string[];
  readonly edits: number;
}

/**
 * What is looked for inside a folded text: the parts follow each other directly. Typing errors stay inside a word; a
 * blank counts only where a spelling has one.
 */
export interface Phrase {
  readonly parts: readonly PhrasePart[];
  /** Typing errors in all parts together. */
  readonly edits: number;
}

export interface PhraseMatch {
  /** The stretch of the folded text that matched. */
  readonly text: string;
  /** Typing errors: letters added, left out, replaced, or swapped with their neighbour. */
  readonly edits: number;
}

const anywhere = (searched: SearchText, spelling: string, edits: number): readonly Alignment[] => {
  const { text } = searched;
  if (edits === 0) {
    const start = text.indexOf(spelling);
    return start < 0 ? [] : [{ start, end: start + spelling.length, edits: 0 }];
  }
  return wordsThatMayHold(searched, spelling, edits).flatMap(({ start, end }) =>
    align(text, spelling, edits, { from: start, to: end, floating: true }),
  );
};

const directlyAfter = (text: string, before: Alignment, spelling: string, edits: number): readonly Alignment[] => {
  const from = before.end;
  const to = Math.min(text.length, from + spelling.length + edits);
  return align(text, spelling, edits, { from, to, floating: false }).map((next) => ({
    start: before.start,
    end: next.end,
    edits: before.edits + next.edits,
  }));
};

/**
 * The best match of the phrase inside a folded text; undefined if there is none. The first part must not hold a blank
 * unless it allows no error.
 */
export const findPhrase = (searched: SearchText, phrase: Phrase): PhraseMatch | undefined => {
  const { text } = searched;
  const [head, ...rest] = phrase.parts;
  if (head === undefined) return undefined;
  let found = head.spellings.flatMap((spelling) => anywhere(searched, spelling, Math.min(head.edits, phrase.edits)));
  for (const part of rest) {
    if (found.length === 0) return undefined;
    found = found.flatMap((before) =>
      part.spellings.flatMap((spelling) =>
        directlyAfter(text, before, spelling, Math.min(part.edits, phrase.edits - before.edits)),
      ),
    );
  }
  const [best] = found.sort((a, b) => a.edits - b.edits);
  return best === undefined ? undefined : { text: text.slice(best.start, best.end), edits: best.edits };
};
