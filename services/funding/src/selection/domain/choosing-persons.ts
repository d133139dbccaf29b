import { type ActingPerson, samePerson } from '@lotsenbuch/kernel';
import type { SelectionRejection } from './selection-commands.js';
import type { Declaration } from './selection-state.js';

/**
 * Who takes part in the choice has said before that no interest of their own stands against it. A conflict that a
 * person declared stays: it also bars whoever acts in that person's place, and that person acting for somebody else.
 */
export const barredFromChoosing = (
  declarations: readonly Declaration[],
  person: ActingPerson,
): SelectionRejection | undefined => {
  if (declarations.some(({ conflict, by }) => conflict && samePerson(by, person))) return { kind: 'interestDeclared' };
  return declarations.some(({ by }) => by.actor === person.actor) ? undefined : { kind: 'interestNotDeclared' };
};
