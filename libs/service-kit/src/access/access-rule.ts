import type { ActingPerson } from '@lotsenbuch/kernel';
import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';
import { type Actor, type Right, type Role, requireActor, SCOPED_ROLES } from './actor.js';
import { ROLE_TEXTS } from './role-texts.js';

/**
 * Who may use one operation. The tables of all services together are the single source for the checks, the tests, the
 * documentation and `/v1/me`.
 */
export interface AccessRule {
  /** Method and path as the OpenAPI has them: `POST /v1/grants/{id}/decision`. */
  readonly route: string;
  /**
   * `public` needs nobody to be signed in, `signedIn` anybody with an identity, also without any role. `district` and
   * `carrier` reach only what is theirs.
   */
  readonly roles: 'public' | 'signedIn' | readonly [Role, ...Role[]];
}

/** A rule that somebody has to fulfil. */
export type ProtectedRule = AccessRule & { readonly roles: Exclude<AccessRule['roles'], 'public'> };

export type AccessTable = { readonly [operation: string]: AccessRule };

/** What scopes are held against: the district and the carrier that a thing belongs to, as far as it does. */
export interface ScopedThing {
  /** Key 01 to 12. */
  readonly district?: string | undefined;
  readonly carrierId?: string | undefined;
}

/** What of a list an actor sees. */
export type ReadScope =
  | 'everything'
  /** Things of one of these districts or of one of these carriers. */
  | { readonly districts: readonly string[]; readonly carriers: readonly string[] };

/**
 * The first line of a use case, before anything is read.
 * @throws Problem 401 if nobody is logged in, 403 if the actor has none of the roles today
 */
export function requireAccess(actor: Actor | undefined, rule: ProtectedRule): asserts actor is Actor {
  requireActor(actor);
  if (rule.roles === 'signedIn' || usableRights(actor, rule).length > 0) return;
  const held = [...new Set(actor.rights.map(({ role }) => role))];
  throw refusal(PROBLEMS.forbidden, {
    en: `This needs the role ${rule.roles.join(' or ')}; the actor has ${held.join(', ') || 'no role'} today.`,
    de: `Dafür braucht es die Rolle ${rule.roles.map(inGerman).join(' oder ')}; heute gilt für Sie: ${held.map(inGerman).join(', ') || 'keine Rolle'}. Rollen vergibt der Betrieb.`,
  });
}

const inGerman = (role: Role): string => ROLE_TEXTS[role].de;

/**
 * The second line, once the thing is known: one of the actor's rights reaches it.
 * @returns the right that is used; one that the actor holds in person goes before one held as deputy
 * @throws Problem as {@link requireAccess}, and 403 if the thing belongs to another district or carrier
 */
export function requireScope(actor: Actor | undefined, rule: ProtectedRule, thing: ScopedThing): Right {
  requireAccess(actor, rule);
  const reaching = usableRights(actor, rule).filter((right) => reaches(right, thing));
  const right = reaching.find(({ deputyFor }) => deputyFor === undefined) ?? reaching[0];
  if (right !== undefined) return right;
  throw refusal(PROBLEMS.forbidden, {
    en: 'This belongs to another district or carrier than the one the actor acts for. GET /v1/me lists the rights of today.',
    de: 'Das gehört zu einem anderen Bezirk oder Träger als dem, für den Sie handeln. Zuständig ist, wer für diesen Bezirk oder Träger eine Rolle hat.',
  });
}

/**
 * As {@link requireScope}, for something that belongs to several carriers at once, as what a merged carrier left does.
 * @throws Problem as {@link requireScope}, if none of them is reached
 */
export const requireOneScope = (
  actor: Actor | undefined,
  rule: ProtectedRule,
  things: readonly ScopedThing[],
): Right => {
  const [thing = {}, ...others] = things;
  if (others.length === 0) return requireScope(actor, rule, thing);
  try {
    return requireScope(actor, rule, thing);
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    return requireOneScope(actor, rule, others);
  }
};

/** For lists: what of them the actor sees. @throws Problem as {@link requireAccess} */
export function scopeOf(actor: Actor | undefined, rule: AccessRule): ReadScope {
  if (!isProtected(rule)) return 'everything';
  requireAccess(actor, rule);
  const rights = usableRights(actor, rule);
  if (rights.some(({ role }) => !SCOPED_ROLES.includes(role))) return 'everything';
  return {
    districts: rights.flatMap(({ role, district }) =>
      role === 'district' && district !== undefined ? [district] : [],
    ),
    carriers: rights.flatMap(({ role, carrierId }) =>
      role === 'carrier' && carrierId !== undefined ? [carrierId] : [],
    ),
  };
}

/** Whether a thing is inside what {@link scopeOf} answered. */
export const isInScope = (scope: ReadScope, { district, carrierId }: ScopedThing): boolean =>
  scope === 'everything' ||
  (district !== undefined && scope.districts.includes(district)) ||
  (carrierId !== undefined && scope.carriers.includes(carrierId));

export const isProtected = (rule: AccessRule): rule is ProtectedRule => rule.roles !== 'public';

/** Whether an actor with these rights gets past {@link requireAccess}. */
export const mayUse = (actor: Actor | undefined, rule: AccessRule): boolean =>
  !isProtected(rule) || (actor !== undefined && (rule.roles === 'signedIn' || usableRights(actor, rule).length > 0));

const usableRights = ({ rights }: Actor, { roles }: ProtectedRule): readonly Right[] =>
  roles === 'signedIn' ? rights : rights.filter(({ role }) => roles.includes(role));

const reaches = ({ role, district, carrierId }: Right, thing: ScopedThing): boolean => {
  if (role === 'district') return district !== undefined && thing.district === district;
  if (role === 'carrier') return carrierId !== undefined && thing.carrierId === carrierId;
  return true;
};

/** Who acts, as an event keeps it where four eyes matter. */
export const actedBy = ({ ref }: Actor, { deputyFor }: Right): ActingPerson => ({
  actor: ref,
  ...(deputyFor !== undefined && { deputyFor }),
});
