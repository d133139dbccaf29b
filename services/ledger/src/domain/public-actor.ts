/**
 * The actor as the public may see it: processes by their name, people by their role alone. A reference such as
 * `officer:…` names nobody, but would let a reader follow one person through the whole log.
 */
export function publicActor(actor: string): string {
  const [kind = ''] = actor.split(':', 1);
  return kind === 'process' ? actor : kind;
}
