import type { LocalDate } from '@lotsenbuch/kernel';
import type { Right } from '@lotsenbuch/service-kit';
import { daysHeldInPerson, isHeldOn } from '../accounts/domain/role.js';
import type { AccountRow, RoleGrantRow } from './accounts.projection.js';

/** Finds the account of an actor. */
export type AccountOf = (actor: string) => AccountRow | undefined;

/** What an account holds on that day. A deputy holds a right only while the person it stands for holds it. */
export const grantsHeldOn = (account: AccountRow, day: LocalDate, accountOf: AccountOf): readonly RoleGrantRow[] =>
  account.grants.filter((grant) => {
    if (!isHeldOn(grant, day)) return false;
    if (grant.deputyFor === undefined) return true;
    const principal = accountOf(grant.deputyFor);
    return (
      principal !== undefined &&
      daysHeldInPerson(principal.grants, grant).some(({ from, to }) => from <= day && (to === undefined || day < to))
    );
  });

export const rightOf = ({ role, district, carrierId, deputyFor, to, endedOn }: RoleGrantRow): Right => {
  const until = endedOn ?? to;
  return {
    role,
    ...(district !== undefined && { district }),
    ...(carrierId !== undefined && { carrierId }),
    ...(deputyFor !== undefined && { deputyFor }),
    ...(until !== undefined && { until }),
  };
};
