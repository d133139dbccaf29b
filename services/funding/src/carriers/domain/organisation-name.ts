import { foldedWords, joined, tidy } from './folded-words.js';
import { type LegalForm, splitLegalForm } from './legal-form.js';

/** An organisation's published name, taken apart so that two spellings of it can be compared. */
export interface OrganisationName {
  /** As published, except for invisible characters and blanks. */
  readonly spelling: string;
  /** The name without legal form and short name, folded into one word. */
  readonly core: string;
  /** The same as words. */
  readonly words: readonly string[];
  /** A short name in brackets, folded: `(GIZ)`. */
  readonly shortName?: string;
  readonly legalForm?: LegalForm;
}

/** Characters of an organisation's name, at most. The longest recipient of the registers of 2016 and 2019 has 173. */
export const MAX_NAME_LENGTH = 300;

const SHORT_NAME = /^[\p{L}\p{N}][\p{L}\p{N}.&-]{1,11}$/u;

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

const belongsToLegalForm = (bracketed: string): boolean => {
  const words = foldedWords(bracketed);
  return joined(words) === 'hb' || splitLegalForm(['name', ...words]).form !== undefined;
};

/** One word in brackets, two capitals or more and at least half of its letters (`(ZeBuS)`, not `(St.Ursula)`). */
const isShortName = (bracketed: string): boolean => {
  if (!SHORT_NAME.test(bracketed)) return false;
  const capitals = countOf(bracketed, /\p{Lu}/gu);
  return capitals >= 2 && capitals * 2 >= countOf(bracketed, /\p{L}/gu) && !belongsToLegalForm(bracketed);
};

/** The first short name in brackets, and the text without it. */
const splitShortName = (text: string): { readonly rest: string; readonly shortName?: string } => {
  for (const match of text.matchAll(/\(([^()]*)\)/gu)) {
    const bracketed = (match[1] ?? '').trim();
    if (!isShortName(bracketed)) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { rest, shortName: joined(foldedWords(bracketed)) };
  }
  return { rest: text };
};

/** Total: a text without any letter or digit has the empty core. */
export const organisationName = (text: string): OrganisationName => {
  const spelling = tidy(text);
  const { rest, shortName } = splitShortName(spelling);
  const { words, form } = splitLegalForm(foldedWords(rest));
  return {
    spelling,
    core: joined(words),
    words,
    ...(shortName === undefined ? {} : { shortName }),
    ...(form === undefined ? {} : { legalForm: form }),
  };
};

/** Something that a carrier can be called: letters or digits, and not a whole paragraph. */
export const isUsableName = ({ core, spelling }: OrganisationName): boolean =>
  core !== '' && spelling.length <= MAX_NAME_LENGTH;
