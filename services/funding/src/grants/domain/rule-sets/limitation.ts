import { addMonths, type LocalDate } from '@lotsenbuch/kernel';
import type { RuleSet } from './rule-set.js';

/**
 * Last day on which a notice may be withdrawn or revoked: one year from full knowledge of the facts (§§ 48 (4), 49 (3)
 * VwVfG). The day does not move to a working day: the term binds the authority.
 */
export const limitationDay = ({ limitationMonths }: RuleSet, knownSince: LocalDate): LocalDate =>
  addMonths(knownSince, limitationMonths);
