import { plainLetters } from '../../../domain/plain-letters.js';

/** What nearly all texts consist of: nothing to compose, nothing invisible. */
const ORDINARY = /^[\t\n\r\x20-\x7eäöüÄÖÜß]*$/;

/** Plain letters without invisible characters (soft hyphens, joiners). */
const plain = (text: string): string =>
  plainLetters(ORDINARY.test(text) ? text : text.normalize('NFKC').replace(/\p{Cf}/gu, ''));

/**
 * One spelling for texts that a publisher writes now this way, now that way: case, umlauts, punctuation, line breaks
 * and blanks do not count. Letters and digits remain, in words separated by one blank.
 */
export const foldText = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const HYPHEN = '[-\\u2010\\u2011]';
const BROKEN_WORD = new RegExp(`(?<=[a-z])${HYPHEN}[ \\t]*[\\r\\n]+\\s*(?=[a-z])`, 'g');
/** `Lots*innen`, `Lots_innen`, `Lots:innen`, `Lots/-innen`, `Lots(innen)`, `Lotse/n`. */
const GENDER_MARK = new RegExp(`(?<=[a-z])[*_:·./|!'’(]${HYPHEN}?(?=innen|(?:in|en|e|n)(?![a-z]))`, 'g');
const INNER_HYPHEN = new RegExp(`(?<=[a-z0-9])${HYPHEN}(?=[a-z0-9])`, 'g');
const CLAUSE_END = /[,;.!?()[\]{}/|–—]|\s[-‐‑]+\s/;

/**
 * The text as clauses of folded words in which a compound is one word however it is written: hyphens, gender marks and
 * hyphenated line breaks inside a word are gone. A clause ends at punctuation or at a dash between blanks, so that
 * `Integration, Lotsen` never reads as one word.
 */
export const foldedClauses = (text: string): readonly string[] =>
  plain(text)
    .replace(BROKEN_WORD, '')
    .replace(GENDER_MARK, '')
    .replace(INNER_HYPHEN, '')
    .split(CLAUSE_END)
    .map((clause) => clause.replace(/[^a-z0-9]+/g, ' ').trim())
    .filter((clause) => clause !== '');
