import { Problem } from '../problems/problem.js';
import { PROBLEMS } from '../problems/problem-kinds.js';

/** What an actor may do. officer: decides and records; auditor: reads every event; operator: runs the programs. */
export const ROLES = ['officer', 'auditor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export interface Actor {
  /** Opaque reference that is written into events: visible ASCII, at most 200 characters, never a name. */
  readonly ref: string;
  readonly roles: readonly Role[];
}

/**
 * The first line of a use case that changes, or reads more than public figures: the actor has one of these roles.
 * @throws Problem 401 if nobody is logged in, 403 if the actor has none of the roles
 */
export function requireRole(actor: Actor | undefined, ...roles: readonly [Role, ...Role[]]): asserts actor is Actor {
  requireActor(actor);
  if (roles.some((role) => actor.roles.includes(role))) return;
  throw new Problem(
    PROBLEMS.forbidden,
    `This needs the role ${roles.join(' or ')}; the actor has ${actor.roles.join(', ') || 'no role'}.`,
  );
}

/** @throws Problem 401 if nobody is logged in */
export function requireActor(actor: Actor | undefined): asserts actor is Actor {
  if (actor !== undefined) return;
  throw new Problem(
    PROBLEMS.unauthenticated,
    'Send a token in the header "Authorization: Bearer …", or open the one-time session link that the start printed.',
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );
}
