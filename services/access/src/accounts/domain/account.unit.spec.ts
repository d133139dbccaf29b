import { localDate } from '@lotsenbuch/kernel';
import { ROLES } from '@lotsenbuch/service-kit';
import { given } from '@lotsenbuch/testing';
import { type AccountCommand, accountDecider, type NewRoleGrant } from './account.js';
import { ACCOUNT_REASONS } from './account-reasons.js';
import type { AccountOpened, RoleGrantEnded, RoleGranted } from './events.js';
import { type HeldRole, ROLE_NAMES } from './role.js';

const day = localDate;
const ACCOUNT = 'a0000000-0000-4000-8000-000000000001';
const OPERATOR = { actor: 'operator:local' };
const opened: AccountOpened = {
  type: 'AccountOpened',
  schemaVersion: 1,
  data: { accountId: ACCOUNT, actor: 'person:1', subject: 's-1' },
};

type Period = { readonly from: string; readonly to?: string };
const held = (role: HeldRole, { from, to }: Period) => ({
  ...role,
  from: day(from),
  ...(to !== undefined && { to: day(to) }),
});
const granted = (grantId: string, role: HeldRole, days: Period): RoleGranted => ({
  type: 'RoleGranted',
  schemaVersion: 1,
  effectiveOn: day(days.from),
  data: { accountId: ACCOUNT, grantId, ...held(role, days), reason: 'taskAssigned', by: OPERATOR },
});
const ended = (grantId: string, on: string): RoleGrantEnded => ({
  type: 'RoleGrantEnded',
  schemaVersion: 1,
  effectiveOn: day(on),
  data: { accountId: ACCOUNT, grantId, on: day(on), reason: 'taskHandedOver', by: OPERATOR },
});
const grant = (role: HeldRole, days: Period, more: Partial<NewRoleGrant> = {}): AccountCommand => ({
  type: 'GrantRole',
  accountId: ACCOUNT,
  grantId: 'g-new',
  ...held(role, days),
  reason: 'taskAssigned',
  by: OPERATOR,
  decidedOn: day('2026-01-10'),
  ...more,
});
const end = (on: string, grantId = 'g-1'): AccountCommand => ({
  type: 'EndRoleGrant',
  accountId: ACCOUNT,
  grantId,
  on: day(on),
  reason: 'taskHandedOver',
  by: OPERATOR,
  decidedOn: day('2026-01-10'),
});
const OFFICER: HeldRole = { role: 'officer' };
const YEAR = { from: '2026-01-01', to: '2027-01-01' };

test('the roles are those that the interface knows', () => {
  expect(ROLE_NAMES).toEqual(ROLES);
});

test('a reason has one code and a text in both languages', () => {
  const codes = ACCOUNT_REASONS.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { text } of ACCOUNT_REASONS) expect([text.de.trim(), text.en.trim()]).not.toContain('');
});

describe('an account', () => {
  const open = (grants: readonly NewRoleGrant[] = []): AccountCommand => ({
    type: 'OpenAccount',
    ...opened.data,
    grants,
  });

  test('is opened once', () => {
    given(accountDecider).when(open()).thenEvents(opened);
    given(accountDecider, opened).when(open()).thenRejected({ kind: 'accountExists', actor: 'person:1' });
  });

  test('that begins with roles has them from the same moment', () => {
    const { type: _, ...role } = grant(OFFICER, YEAR) as NewRoleGrant & { readonly type: string };
    given(accountDecider)
      .when(open([role]))
      .thenEvents(opened, granted('g-new', OFFICER, YEAR));
  });

  test('is needed before a role is granted or ended', () => {
    given(accountDecider).when(grant(OFFICER, YEAR)).thenRejected({ kind: 'accountUnknown' });
    given(accountDecider).when(end('2026-02-01')).thenRejected({ kind: 'accountUnknown' });
  });
});

describe('a role', () => {
  test('of a district needs its district, of a carrier its carrier', () => {
    const district = { kind: 'scopeRefused', field: 'district', role: 'district' } as const;
    given(accountDecider, opened)
      .when(grant({ role: 'district' }, YEAR))
      .thenRejected(district);
    given(accountDecider, opened)
      .when(grant({ role: 'district', district: '13' }, YEAR))
      .thenRejected(district);
    given(accountDecider, opened)
      .when(grant({ role: 'carrier' }, YEAR))
      .thenRejected({ kind: 'scopeRefused', field: 'carrierId', role: 'carrier' });
    const own = { role: 'district', district: '05' } as const;
    given(accountDecider, opened)
      .when(grant(own, YEAR))
      .thenEvents(granted('g-new', own, YEAR));
  });

  test('of the department has no district and no carrier', () => {
    given(accountDecider, opened)
      .when(grant({ role: 'officer', district: '05' }, YEAR))
      .thenRejected({ kind: 'scopeRefused', field: 'district', role: 'officer' });
    given(accountDecider, opened)
      .when(grant({ role: 'district', district: '05', carrierId: 'c' }, YEAR))
      .thenRejected({ kind: 'scopeRefused', field: 'carrierId', role: 'district' });
  });

  test('is granted by somebody else, also not by a deputy to the person behind it', () => {
    for (const by of [{ actor: 'person:1' }, { actor: 'operator:local', deputyFor: 'person:1' }]) {
      given(accountDecider, opened)
        .when(grant(OFFICER, YEAR, { by }))
        .thenRejected({ kind: 'grantedToOneself' });
    }
  });

  test('is held for at least a day', () => {
    given(accountDecider, opened)
      .when(grant(OFFICER, { from: '2026-01-01', to: '2026-01-01' }))
      .thenRejected({ kind: 'periodEmpty', from: day('2026-01-01'), to: day('2026-01-01') });
  });

  test('has a reason from the catalogue of grants', () => {
    given(accountDecider, opened)
      .when(grant(OFFICER, YEAR, { reason: 'personLeft' }))
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'personLeft',
        allowed: ['taskAssigned', 'deputyArranged', 'localProfile'],
      });
  });

  test('is not held twice on one day, but again afterwards, or for another district', () => {
    const first = granted('g-1', { role: 'district', district: '05' }, YEAR);
    given(accountDecider, opened, first)
      .when(grant({ role: 'district', district: '05' }, { from: '2026-12-31' }))
      .thenRejected({
        kind: 'alreadyGranted',
        grantId: 'g-1',
        days: { from: day('2026-01-01'), to: day('2027-01-01') },
      });
    const next = { from: '2027-01-01' };
    given(accountDecider, opened, first)
      .when(grant({ role: 'district', district: '05' }, next))
      .thenEvents(granted('g-new', { role: 'district', district: '05' }, next));
    given(accountDecider, opened, first)
      .when(grant({ role: 'district', district: '06' }, YEAR))
      .thenEvents(granted('g-new', { role: 'district', district: '06' }, YEAR));
  });

  test('that was ended can be granted again from that day on', () => {
    const again = { from: '2026-03-01' };
    given(accountDecider, opened, granted('g-1', OFFICER, YEAR), ended('g-1', '2026-03-01'))
      .when(grant(OFFICER, again))
      .thenEvents(granted('g-new', OFFICER, again));
  });
});

describe('a deputy', () => {
  const deputy: HeldRole = { role: 'approver', deputyFor: 'person:2' };
  const june = { from: '2026-06-01', to: '2026-07-01' };
  const holds = (from: string, to?: string) => ({
    principalHolds: [{ from: day(from), ...(to !== undefined && { to: day(to) }) }],
  });

  test('stands for a right that the other person holds on every day of the period', () => {
    given(accountDecider, opened)
      .when(grant(deputy, june, holds('2026-06-01', '2026-07-01')))
      .thenEvents(granted('g-new', deputy, june));
    for (const lacking of [holds('2026-06-02'), holds('2026-01-01', '2026-06-30'), { principalHolds: [] }]) {
      given(accountDecider, opened)
        .when(grant(deputy, june, lacking))
        .thenRejected({ kind: 'nothingToDeputise', deputyFor: 'person:2', held: lacking.principalHolds });
    }
  });

  test('without an end needs a right without an end', () => {
    const held = holds('2026-01-01', '2030-01-01');
    given(accountDecider, opened)
      .when(grant(deputy, { from: '2026-06-01' }, held))
      .thenRejected({ kind: 'nothingToDeputise', deputyFor: 'person:2', held: held.principalHolds });
  });

  test('is another person', () => {
    given(accountDecider, opened)
      .when(grant({ role: 'approver', deputyFor: 'person:1' }, june, holds('2026-01-01')))
      .thenRejected({ kind: 'deputyForOneself' });
  });
});

describe('a granted role', () => {
  const first = granted('g-1', OFFICER, YEAR);

  test('is ended on a day of its period, also on its first', () => {
    given(accountDecider, opened, first).when(end('2026-03-01')).thenEvents(ended('g-1', '2026-03-01'));
    given(accountDecider, opened, first).when(end('2026-01-01')).thenEvents(ended('g-1', '2026-01-01'));
  });

  test('cannot end before it begins, nor later than it does', () => {
    given(accountDecider, opened, first)
      .when(end('2025-12-31'))
      .thenRejected({ kind: 'endsBeforeBegin', from: day('2026-01-01') });
    given(accountDecider, opened, first)
      .when(end('2027-01-01'))
      .thenRejected({ kind: 'endNotEarlier', endsOn: day('2027-01-01') });
  });

  test('that was ended can be ended earlier, and never later', () => {
    const history = [opened, first, ended('g-1', '2026-03-01')];
    given(accountDecider, ...history)
      .when(end('2026-02-01'))
      .thenEvents(ended('g-1', '2026-02-01'));
    for (const on of ['2026-03-01', '2026-04-01']) {
      given(accountDecider, ...history)
        .when(end(on))
        .thenRejected({ kind: 'endNotEarlier', endsOn: day('2026-03-01') });
    }
  });

  test('is one of this account', () => {
    given(accountDecider, opened, first)
      .when(end('2026-03-01', 'g-2'))
      .thenRejected({ kind: 'grantUnknown', grantId: 'g-2' });
  });
});
