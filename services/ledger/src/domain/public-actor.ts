/**
 * The actor as the public may see it: processes by their name, people by what stands before the colon. A reference such as
 * `officer:…` names nobody, but would let a reader follow one person through the whole log.
 */
export function publicActor(actor: string): string {
  const [kind, name] = actor.split(':', 2);
  // What an identity provider made up has no kind in front.
  if (kind === undefined || name === undefined) return 'person';
  return kind === 'process' ? actor : kind;
}
