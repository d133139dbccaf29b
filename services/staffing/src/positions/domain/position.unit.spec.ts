import { given } from '@lotsenbuch/testing';
import fc from 'fast-check';
import type { PositionCommand } from './commands.js';
import type { PositionEvent } from './events.js';
import { positionDecider } from './position.js';
import { fundedShareOn, type PositionState } from './position-state.js';

const terms = { weeklyHours: 3_500, fullTimeHours: 3_940, tariff: 'TV-L', payGroup: 'E 5', monthlyCostCents: 310_914 };
const opened: PositionEvent = {
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
    terms,
    to: '2027-01-01',
  },
};
const occupy = (
  from: string,
  share: number,
  change: Partial<Extract<PositionCommand, { type: 'OccupyPosition' }>> = {},
) =>
  ({
    type: 'OccupyPosition',
    occupancyId: `o-${from}`,
    facilitatorId: `f-${from}`,
    share,
    kind: 'regular',
    funded: true,
    from,
    ...change,
  }) as const;
const events = (...commands: readonly PositionCommand[]): readonly PositionEvent[] => {
  const past: PositionEvent[] = [opened];
  for (const command of commands) {
    const decided = positionDecider.decide(command, past.reduce(positionDecider.evolve, positionDecider.initialState));
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    past.push(...decided.value);
  }
  return past;
};

describe('a position', () => {
  test('is opened once; again it is as it was', () => {
    given(positionDecider, opened)
      .when({ type: 'OpenPosition', from: '2026-02-01', position: opened.data as never })
      .thenEvents();
  });

  test('has no occupancy outside its days', () => {
    given(positionDecider, opened)
      .when(occupy('2025-12-31', 100))
      .thenRejected({
        kind: 'outsideDays',
        what: 'position',
        days: { from: '2025-12-31' },
        allowed: { from: '2026-01-01', to: '2027-01-01' },
      });
  });

  test('cannot end later than it does: a later end needs a place under a grant', () => {
    given(positionDecider, opened)
      .when({ type: 'EndPosition', to: '2027-06-01', reason: 'positionNotContinued', decidedOn: '2026-06-01' })
      .thenRejected({ kind: 'ended', what: 'position', on: '2027-01-01' });
  });

  test('is not funded twice by moving an end', () => {
    const past = events(occupy('2026-01-01', 10_000, { to: '2026-06-01' }), occupy('2026-06-01', 10_000));
    given(positionDecider, ...past)
      .when({
        type: 'EndOccupancy',
        occupancyId: 'o-2026-01-01',
        to: '2026-07-01',
        reason: 'employmentOver',
        decidedOn: '2026-06-01',
      })
      .thenRejected({ kind: 'fundedShareExceeded', on: '2026-06-01', share: 20_000 });
  });

  test('forgets an occupancy that never was when it ends on its first day', () => {
    const past = events(occupy('2026-01-01', 10_000), {
      type: 'EndOccupancy',
      occupancyId: 'o-2026-01-01',
      to: '2026-01-01',
      reason: 'occupancyMisrecorded',
      decidedOn: '2026-01-02',
    });
    given(positionDecider, ...past)
      .when(occupy('2026-01-02', 10_000))
      .thenEvents({
        type: 'PositionOccupied',
        schemaVersion: 1,
        effectiveOn: '2026-01-02',
        data: {
          positionId: 'p',
          occupancyId: 'o-2026-01-02',
          facilitatorId: 'f-2026-01-02',
          share: 10_000,
          kind: 'regular',
          funded: true,
        },
      });
  });

  test('is never funded above 100 % on any day, whatever is asked for in whatever order', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-03-${String(number).padStart(2, '0')}`);
    const command = fc.oneof(
      fc
        .tuple(
          fc.integer({ min: 0, max: 9 }),
          day,
          fc.option(day, { nil: undefined }),
          fc.integer({ min: 1, max: 10_000 }),
          fc.boolean(),
        )
        .map(([number, from, to, share, funded]) =>
          occupy(from, share, { occupancyId: `o${number}`, facilitatorId: `f${number}`, funded, ...(to && { to }) }),
        ),
      fc.tuple(fc.integer({ min: 0, max: 9 }), day).map(
        ([number, to]): PositionCommand => ({
          type: 'EndOccupancy',
          occupancyId: `o${number}`,
          to,
          reason: 'employmentOver',
          decidedOn: '2026-03-01',
        }),
      ),
      fc.tuple(fc.integer({ min: 0, max: 9 }), day, fc.constantFrom('continued' as const, 'suspended' as const)).map(
        ([number, from, pay]): PositionCommand => ({
          type: 'RecordAbsence',
          absenceId: `a${number}${from}`,
          occupancyId: `o${number}`,
          pay,
          from,
        }),
      ),
      fc
        .tuple(fc.integer({ min: 0, max: 9 }), day, day)
        .map(([number, from, to]): PositionCommand => ({ type: 'EndAbsence', absenceId: `a${number}${from}`, to })),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        let state: PositionState = positionDecider.evolve(positionDecider.initialState, opened);
        for (const asked of commands) {
          const decided = positionDecider.decide(asked, state);
          if (decided.ok) state = decided.value.reduce(positionDecider.evolve, state);
        }
        for (let number = 1; number <= 31; number += 1) {
          expect(fundedShareOn(state, `2026-03-${String(number).padStart(2, '0')}`)).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });
});
