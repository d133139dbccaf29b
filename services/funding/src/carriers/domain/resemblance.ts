import { editDistance } from '../../domain/edit-distance.js';
import { FUNCTION_WORDS, GENERIC_WORDS } from './generic-words.js';
import type { OrganisationName } from './organisation-name.js';

/** Why two names that are not equal might still mean one organisation, strongest first. A person decides. */
export const RESEMBLANCE_RULES = [
  'sameShortName',
  'wordsContained',
  'similarSpelling',
  'distinctiveWordsShared',
] as const;

export type ResemblanceRule = (typeof RESEMBLANCE_RULES)[number];

/** A typing error in a shorter name makes another name of it. */
const SHORTEST_NAME_WITH_ERRORS = 8;
const LETTERS_PER_ERROR = 8;
const MOST_ERRORS = 2;
const SHORTEST_DISTINCTIVE_WORD = 3;

const contentWords = (name: OrganisationName): ReadonlySet<string> =>
  new Set(name.words.filter((word) => !FUNCTION_WORDS.has(word)));

const isDistinctive = (word: string): boolean =>
  word.length >= SHORTEST_DISTINCTIVE_WORD &&
  !FUNCTION_WORDS.has(word) &&
  !GENERIC_WORDS.has(word) &&
  !/^\p{N}+$/u.test(word);

const smallerFirst = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): readonly [ReadonlySet<T>, ReadonlySet<T>] =>
  a.size <= b.size ? [a, b] : [b, a];

/** The short name of the one is the short name or the whole name of the other (`GIZ gGmbH`). */
const sameShortName = (a: OrganisationName, b: OrganisationName): boolean =>
  (a.shortName !== undefined && (a.shortName === b.shortName || a.shortName === b.core)) ||
  (b.shortName !== undefined && b.shortName === a.core);

/** Every word of the shorter name is in the longer one, in any order, and one of them is distinctive. */
const wordsContained = (a: OrganisationName, b: OrganisationName): boolean => {
  const [smaller, larger] = smallerFirst(contentWords(a), contentWords(b));
  return [...smaller].some(isDistinctive) && [...smaller].every((word) => larger.has(word));
};

const numbersOf = (name: OrganisationName): string => (name.core.match(/\p{N}+/gu) ?? []).join(' ');

/** One typing error per eight letters, two at most; a number with another digit is another number. */
const similarSpelling = (a: OrganisationName, b: OrganisationName): boolean => {
  const length = Math.min(a.core.length, b.core.length);
  if (length < SHORTEST_NAME_WITH_ERRORS || numbersOf(a) !== numbersOf(b)) return false;
  const errors = Math.min(MOST_ERRORS, Math.floor(length / LETTERS_PER_ERROR));
  return Math.abs(a.core.length - b.core.length) <= errors && editDistance(a.core, b.core) <= errors;
};

/** At least half of the distinctive words of the name that has fewer of them. */
const distinctiveWordsShared = (a: OrganisationName, b: OrganisationName): boolean => {
  const [fewer, more] = smallerFirst(new Set(a.words.filter(isDistinctive)), new Set(b.words.filter(isDistinctive)));
  const shared = [...fewer].filter((word) => more.has(word)).length;
  return shared > 0 && shared * 2 >= fewer.size;
};

const RESEMBLES: { readonly [rule in ResemblanceRule]: (a: OrganisationName, b: OrganisationName) => boolean } = {
  sameShortName,
  wordsContained,
  similarSpelling,
  distinctiveWordsShared,
};

/** The strongest rule by which the names resemble each other; symmetric. */
export const resemblance = (a: OrganisationName, b: OrganisationName): ResemblanceRule | undefined =>
  RESEMBLANCE_RULES.find((rule) => RESEMBLES[rule](a, b));
