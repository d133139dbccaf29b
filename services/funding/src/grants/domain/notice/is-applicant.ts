import { type ActingPerson, samePerson } from '@lotsenbuch/kernel';
import type { GrantState } from '../grant-state.js';

/** Whether one of those who applied stands behind the act, also through another role or a deputy. */
export const isApplicant = ({ applicants }: GrantState, by: ActingPerson): boolean =>
  applicants.some((applicant) => samePerson(applicant, by));
