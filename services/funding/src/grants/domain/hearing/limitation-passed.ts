import { localDate } from '@lotsenbuch/kernel';
import type { NoticeRejection } from '../notice/notice-rejection.js';
import { limitationDay } from '../rule-sets/limitation.js';
import { ruleSetById } from '../rule-sets/rule-sets.js';

/** Whether on this day it is too late to act against a notice, whatever was found out (§§ 48 (4), 49 (3) VwVfG). */
export const limitationPassed = (
  ruleSet: string,
  knownSince: string,
  on: string,
): Extract<NoticeRejection, { kind: 'limitationPassed' }> | undefined => {
  const lastDay = limitationDay(ruleSetById(ruleSet), localDate(knownSince));
  return on > lastDay ? { kind: 'limitationPassed', knownSince, lastDay } : undefined;
};
