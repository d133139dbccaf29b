import { editDistance } from '../../../domain/edit-distance.js';
import { foldText } from '../text/fold.js';
import type { FunderWords } from './rule.js';

/** Who gave a grant; `other` also where the name is empty or names both. */
export type FunderKind = 'senate' | 'districtOffice' | 'other';

/** `SenIAS`, `Sen Arbeit`, `Sen. f. Integration`: the abbreviation is followed by a capital, unlike `Senioren`. */
const ABBREVIATED_SENATE = /(?<!\p{L})Sen(?=\p{Lu}|[.\s-]+(?:f(?:\.|ür)\s*)?\p{Lu})/u;

const isWithin = (candidate: string, word: string, edits: number): boolean =>
  Math.abs(candidate.length - word.length) <= edits && editDistance(candidate, word) <= edits;

export const funderKindOf = (funder: string, words: FunderWords): FunderKind => {
  const found = foldText(funder).split(' ');
  const resembles = (list: FunderWords['senate']['tolerant']): boolean =>
    list.some(({ word, edits }) =>
      found.some((candidate) => candidate.startsWith(word) || isWithin(candidate, word, edits)),
    );
  const senate =
    found.some((word) => words.senate.words.includes(word) || words.senate.abbreviations.includes(word)) ||
    resembles(words.senate.tolerant) ||
    ABBREVIATED_SENATE.test(funder);
  const districtOffice =
    words.districtOffice.first.includes(found[0] ?? '') || resembles(words.districtOffice.tolerant);
  if (senate === districtOffice) return 'other';
  return senate ? 'senate' : 'districtOffice';
};
