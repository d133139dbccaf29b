import { editDistance } from '../../../domain/edit-distance.js';
import { foldText } from '../text/fold.js';
import type { PolicyFieldWords } from './rule.js';

export type PolicyFieldKind = 'integration' | 'labour' | 'other' | 'absent';

/** Only long words may hold a typing error: `Arbeit` must stay apart from its neighbours. */
const TOLERANT_FROM = 9;

const differByOne = (word: string, known: string): boolean =>
  Math.abs(word.length - known.length) <= 1 && editDistance(word, known) <= 1;

/** A field that names both, or anything else beside, is `other`: a person decides. */
export const policyFieldKindOf = (policyField: string, words: PolicyFieldWords): PolicyFieldKind => {
  const found = foldText(policyField)
    .split(' ')
    .filter((word) => word !== '' && !words.fillers.includes(word));
  if (found.length === 0) return 'absent';
  const isOneOf = (word: string, list: readonly string[]): boolean =>
    list.some((known) => word === known || (known.length >= TOLERANT_FROM && differByOne(word, known)));
  const fits = ({ core, companions }: PolicyFieldWords['integration']): boolean =>
    found.some((word) => isOneOf(word, core)) &&
    found.every((word) => isOneOf(word, core) || isOneOf(word, companions));
  if (fits(words.integration)) return 'integration';
  return fits(words.labour) ? 'labour' : 'other';
};
