import type { Language } from '@lotsenbuch/kernel';
import type { NavigationLink } from '../layout.js';
import { textsOf } from '../texts.js';
import type { Allowed } from './allowed.js';
import { inSameLanguage } from './page.js';

const ENTRIES = [
  { path: '/vorgaenge', text: 'myWork', operation: 'listMyWork' },
  { path: '/haushalt', text: 'budgetWatch', operation: 'watchBudget' },
  { path: '/stellen', text: 'positions', operation: 'listPositions' },
  { path: '/verteilung', text: 'formulas', operation: 'listFormulas' },
  { path: '/pruefung', text: 'review', operation: 'listReview' },
  { path: '/pruefwert', text: 'checkpoint', operation: undefined },
] as const;

/**
 * The way to the pages that this reader may see.
 * @param allowed undefined for a reader who is not signed in
 * @param here path of the page that it is shown on
 */
export const navigationOf = (
  allowed: Allowed | undefined,
  here: string,
  language: Language,
): readonly NavigationLink[] =>
  ENTRIES.filter(({ operation }) => operation === undefined || allowed?.may(operation)).map(({ path, text }) => ({
    href: inSameLanguage(path, language),
    text: textsOf(language)[text],
    isHere: here === path || here.startsWith(`${path}/`),
  }));
