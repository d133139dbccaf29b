import { plainLetters } from '../../domain/plain-letters.js';

/** Abbreviations by which a register saves room. Case counts: `f.` is für, `F.` is somebody's initial. */
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])f\. ?d\./gu, ' für '],
  [/(?<![\p{L}\p{N}])f\.(?! ?\p{L}\.)/gu, ' für '],
  [/(?<![\p{L}\p{N}])u\.(?! ?\p{L}\.)/gu, ' und '],
  [/(?<![\p{L}\p{N}])Ges\./gu, ' Gesellschaft '],
  [/[&+]/gu, ' und '],
];

const ARTICLES = new Set(['das', 'den', 'der', 'die']);

/** `f. d.` hides which article it stands for, so after `für` none is kept. */
const withoutArticlesAfterFuer = (words: readonly string[]): readonly string[] =>
  words.filter((word, index) => !(ARTICLES.has(word) && words[index - 1] === 'fuer'));

/**
 * One spelling for everything that is not the name itself: composed letters, no invisible characters, no edge blanks,
 * one blank between words.
 */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Z}\p{Cc}]+/gu, ' ')
    .trim();

/**
 * The words of a name without everything that publishers write now this way, now that way: case, umlauts and other
 * marks, quotation marks, dots, hyphens, blanks, `&` or `u.` for und, `f. d.` for für das. Digits begin a word of
 * their own before letters (`'91e. V.`).
 */
export const foldedWords = (text: string): readonly string[] => {
  const spelledOut = ABBREVIATIONS.reduce((name, [short, long]) => name.replace(short, long), tidy(text));
  const folded = plainLetters(spelledOut).replace(/(?<=\p{N})(?=\p{L})/gu, ' ');
  return withoutArticlesAfterFuer(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''));
};

/** All words as one, so that `Berlin-Stadtmitte` is `Berlin Stadtmitte`; two numbers stay two (`1 1` is not `11`). */
export const joined = (words: readonly string[]): string => words.join(' ').replace(/(?<!\p{N}) | (?!\p{N})/gu, '');
