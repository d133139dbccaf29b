import { localDate } from '@lotsenbuch/kernel';
import type { PositionEvent } from './events.js';
import { positionDecider } from './position.js';
import { vacantMonths } from './vacancy.js';

const terms = (monthlyCostCents: number) => ({
  weeklyHours: 3_940,
  fullTimeHours: 3_940,
  tariff: 'TV-L',
  payGroup: 'E 5',
  monthlyCostCents,
});
const opened = (monthlyCostCents: number): PositionEvent => ({
  type: 'PositionOpened',
  schemaVersion: 1,
  effectiveOn: '2026-01-01',
  data: {
    positionId: 'p',
    projectId: 'x',
    profile: 'refugees',
    targetGroup: 'refugees',
    fundingProgramme: 'programme',
    grantId: 'g',
    terms: terms(monthlyCostCents),
    to: '2027-01-01',
  },
});
const occupied = (effectiveOn: string, share = 10_000, to?: string): PositionEvent => ({
  type: 'PositionOccupied',
  schemaVersion: 1,
  effectiveOn,
  data: {
    positionId: 'p',
    occupancyId: `o-${effectiveOn}`,
    facilitatorId: 'f',
    share,
    kind: 'regular',
    funded: true,
    ...(to !== undefined && { to }),
  },
});
const position = (...events: readonly PositionEvent[]) =>
  events.reduce(positionDecider.evolve, positionDecider.initialState);
const cost = (state: ReturnType<typeof position>, from: string, to: string, rule: 'calendarDays' | 'thirtyDays') =>
  vacantMonths(state, localDate(from), localDate(to), rule).map(({ month, unspentCents }) => [month, unspentCents]);

describe('the unspent cost of a vacancy', () => {
  test('a post that is vacant in January (3,850) flows back in full', () => {
    expect(cost(position(opened(385_000), occupied('2026-02-01')), '2026-01-01', '2027-01-01', 'calendarDays')).toEqual(
      [['2026-01', 385_000]],
    );
  });

  test('from 15 October is 17/31 of 3,100.00 = 1,700.00, with thirty days 1,653.33', () => {
    const left = position(opened(310_000), occupied('2026-01-01', 10_000, '2026-10-15'));
    expect(cost(left, '2026-01-01', '2026-11-01', 'calendarDays')).toEqual([['2026-10', 170_000]]);
    expect(cost(left, '2026-01-01', '2026-11-01', 'thirtyDays')).toEqual([['2026-10', 165_333]]);
  });

  test('counts half a position as half', () => {
    const half = vacantMonths(
      position(opened(310_000), occupied('2026-01-01', 5_000)),
      localDate('2026-03-01'),
      localDate('2026-04-01'),
      'calendarDays',
    );
    expect(half).toEqual([
      { month: '2026-03', vacantDays: { numerator: 31n, denominator: 2n }, unspentCents: 155_000 },
    ]);
  });

  test('counts an absence with suspended pay, and not one in which pay goes on', () => {
    const absent = (pay: 'continued' | 'suspended'): PositionEvent => ({
      type: 'AbsenceRecorded',
      schemaVersion: 1,
      effectiveOn: '2026-05-01',
      data: { positionId: 'p', absenceId: 'a', occupancyId: 'o-2026-01-01', facilitatorId: 'f', pay, to: '2026-06-01' },
    });
    const year = ['2026-01-01', '2027-01-01', 'calendarDays'] as const;
    expect(cost(position(opened(310_000), occupied('2026-01-01'), absent('suspended')), ...year)).toEqual([
      ['2026-05', 310_000],
    ]);
    expect(cost(position(opened(310_000), occupied('2026-01-01'), absent('continued')), ...year)).toEqual([]);
  });

  test('goes by the terms of each day, rounded once a month', () => {
    const raised: PositionEvent = {
      type: 'PositionTermsChanged',
      schemaVersion: 1,
      effectiveOn: '2026-03-16',
      data: { positionId: 'p', from: terms(310_000), to: terms(320_000), reason: 'payAgreementChanged' },
    };
    // 310,000 × 15/31 + 320,000 × 16/31 = 315,161.29…
    expect(cost(position(opened(310_000), raised), '2026-03-01', '2026-04-01', 'calendarDays')).toEqual([
      ['2026-03', 315_161],
    ]);
  });

  test('is only of the days that the position has', () => {
    expect(cost(position(opened(310_000)), '2026-12-01', '2027-03-01', 'calendarDays')).toEqual([['2026-12', 310_000]]);
  });
});
