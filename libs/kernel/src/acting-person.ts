/** Who did something, as an event keeps it where a second person is needed. */
export interface ActingPerson {
  /** Opaque reference of the person, as in the envelope. */
  readonly actor: string;
  /** The person in whose place it was done. */
  readonly deputyFor?: string;
}

/**
 * Whether one person stands behind both acts: through a second role, or as the deputy of somebody, or with a deputy.
 * Four eyes are needed wherever this must be false.
 */
export const samePerson = (a: ActingPerson, b: ActingPerson): boolean => {
  const behindA = [a.actor, a.deputyFor];
  return [b.actor, b.deputyFor].some((person) => person !== undefined && behindA.includes(person));
};
