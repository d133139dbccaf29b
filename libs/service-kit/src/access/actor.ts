import { PROBLEMS } from '../problems/problem-kinds.js';
import { refusal } from '../problems/refusal.js';

/**
 * What an actor may do. officer: prepares, reviews and records; approver: decides; district, carrier: what concerns
 * their own; programmeOffice: gives advice; auditor: reads every event; operator: runs the programs and grants roles.
 */
export const ROLES = ['officer', 'approver', 'district', 'carrier', 'programmeOffice', 'auditor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that reach only the things of one district or carrier. */
export const SCOPED_ROLES: readonly Role[] = ['district', 'carrier'];
export const UNSCOPED_ROLES: readonly Role[] = ROLES.filter((role) => !SCOPED_ROLES.includes(role));

/** A role as somebody holds it on one day. */
export interface Right {
  readonly role: Role;
  /** Exactly with role `district`: key 01 to 12. */
  readonly district?: string;
  /** Exactly with role `carrier`. */
  readonly carrierId?: string;
  /** Reference of the actor in whose place it is used. */
  readonly deputyFor?: string;
  /** First Berlin day on which it is no longer held, where that is known. */
  readonly until?: string;
}

/** Who asks. */
export interface Actor {
  /** Opaque reference that is written into events: visible ASCII, at most 200 characters, never a name. One per person. */
  readonly ref: string;
  /** What this person may do today. */
  readonly rights: readonly Right[];
}

/** @throws Problem 401 if nobody is logged in */
export function requireActor(actor: Actor | undefined): asserts actor is Actor {
  if (actor !== undefined) return;
  throw refusal(
    PROBLEMS.unauthenticated,
    {
      en: 'Send a token in the header "Authorization: Bearer …", or open the one-time session link that the start printed.',
      de: 'Niemand ist angemeldet, oder die Anmeldung ist abgelaufen. Melden Sie sich neu an, über einen neuen Anmeldelink des Betriebs, und wiederholen Sie den Schritt.',
    },
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  );
}
