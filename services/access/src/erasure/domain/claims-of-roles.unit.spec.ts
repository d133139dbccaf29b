import { localDate } from '@lotsenbuch/kernel';
import type { RoleGrant } from '../../accounts/domain/role.js';
import { claimsOfRoles } from './claims-of-roles.js';
import { claimsOn } from './retention-claim.js';

const grant = (change: Partial<RoleGrant>): RoleGrant => ({
  grantId: 'g',
  role: 'approver',
  from: localDate('2020-01-01'),
  ...change,
});
const claimed = (day: string, ...grants: readonly RoleGrant[]) =>
  claimsOn(claimsOfRoles(grants), localDate(day)).map(({ reason, until }) => `${reason} ${until}`);

describe('somebody with a role stays resolvable', () => {
  test('as long as it is held, without a known end', () => {
    expect(claimed('2026-11-23', grant({ role: 'operator' }))).toEqual(['holdsRole open']);
  });

  test('up to its end, and as an approver for ten calendar years after the year in which it ended', () => {
    const ended = grant({ to: localDate('2024-12-31'), endedOn: localDate('2024-06-30') });
    expect(claimed('2024-06-29', ended)).toEqual(['holdsRole 2024-06-30', 'decidedInRole 2035-01-01']);
    expect(claimed('2034-12-31', ended)).toEqual(['decidedInRole 2035-01-01']);
    expect(claimed('2035-01-01', ended)).toEqual([]);
  });

  test('and no longer than that, where nothing was decided in it', () => {
    const ended = grant({ role: 'operator', to: localDate('2024-06-30') });
    expect(claimed('2024-06-30', ended)).toEqual([]);
  });

  test('not at all for a role that was ended before it began', () => {
    expect(claimed('2020-01-01', grant({ endedOn: localDate('2020-01-01') }))).toEqual([]);
  });
});
