import { type LocalDate, localDate } from '@lotsenbuch/kernel';
import { daysHeld, type RoleGrant, type RoleName } from '../../accounts/domain/role.js';
import type { RetentionClaim } from './retention-claim.js';

/** Roles that decide about money and people, or give the advice that a decision rests on. */
const DECIDING: readonly RoleName[] = ['officer', 'approver', 'district', 'programmeOffice'];

/**
 * Calendar years after the one in which a deciding role ended. Berlin's term is not published; ten years, counted from
 * the end of the year, is the longest that § 147 (3) and (4) AO has known for vouchers. Set by the authority.
 */
const RETENTION_YEARS = 10;

const retainedUntil = (lastDay: LocalDate): LocalDate =>
  localDate(`${Number(lastDay.slice(0, 4)) + 1 + RETENTION_YEARS}-01-01`);

/**
 * Why somebody with these roles must stay resolvable: as long as one is held, or will be, and for the retention period
 * after one under which was decided.
 */
export const claimsOfRoles = (grants: readonly RoleGrant[]): readonly RetentionClaim[] =>
  grants.flatMap((grant): readonly RetentionClaim[] => {
    const days = daysHeld(grant);
    if (days === undefined) return [];
    if (days.to === undefined) return [{ holder: 'access', reason: 'holdsRole', until: 'open' }];
    return [
      { holder: 'access', reason: 'holdsRole', until: days.to },
      ...(DECIDING.includes(grant.role)
        ? [{ holder: 'access', reason: 'decidedInRole', until: retainedUntil(days.to) } as const]
        : []),
    ];
  });
