import { intersectPeriods, type LocalDate, type Period } from '@lotsenbuch/kernel';

export const ROLE_NAMES = [
  'officer',
  'approver',
  'district',
  'carrier',
  'programmeOffice',
  'auditor',
  'operator',
] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** Keys of the twelve districts in Berlin's own numbering. */
export const DISTRICT_KEYS: readonly string[] = Array.from({ length: 12 }, (_, index) =>
  String(index + 1).padStart(2, '0'),
);

/** What somebody is allowed, whenever it is held. */
export interface HeldRole {
  readonly role: RoleName;
  /** Exactly with role `district`: key 01 to 12. */
  readonly district?: string;
  /** Exactly with role `carrier`. */
  readonly carrierId?: string;
  /** Reference of the person in whose place it is used. */
  readonly deputyFor?: string;
}

/** A role from a day on, as it was granted and perhaps ended since. */
export interface RoleGrant extends HeldRole {
  readonly grantId: string;
  readonly from: LocalDate;
  /** First Berlin day on which it is no longer held, as it was granted. */
  readonly to?: LocalDate;
  /** First Berlin day on which it is no longer held, as it was ended later; never after `to`. */
  readonly endedOn?: LocalDate;
}

/** The days on which it is held; undefined if it was ended before it began. */
export const daysHeld = ({ from, to, endedOn }: RoleGrant): Period | undefined => {
  const end = endedOn ?? to;
  if (end === undefined) return { from };
  return from < end ? { from, to: end } : undefined;
};

export const isHeldOn = (grant: RoleGrant, day: LocalDate): boolean => {
  const days = daysHeld(grant);
  return days !== undefined && days.from <= day && (days.to === undefined || day < days.to);
};

/** Whether both allow the same, for the same district or carrier, and in the same person's place. */
export const isSameRole = (a: HeldRole, b: HeldRole): boolean =>
  a.role === b.role && a.district === b.district && a.carrierId === b.carrierId && a.deputyFor === b.deputyFor;

/** The days a person holds a role in person, for the same district or carrier. */
export const daysHeldInPerson = (grants: Iterable<RoleGrant>, held: HeldRole): readonly Period[] => {
  const { deputyFor: _, ...inPerson } = held;
  return [...grants].filter((grant) => isSameRole(grant, inPerson)).flatMap((grant) => daysHeld(grant) ?? []);
};

export const covers = (outer: Period, inner: Period): boolean => {
  const both = intersectPeriods(outer, inner);
  return both !== undefined && both.from === inner.from && both.to === inner.to;
};
