import { given } from '@lotsenbuch/testing';
import type { FacilitatorEvent } from './events.js';
import { employersAround, facilitatorAggregate } from './facilitator.js';

const { decider } = facilitatorAggregate;
const registered: FacilitatorEvent = {
  type: 'FacilitatorRegistered',
  schemaVersion: 1,
  data: { facilitatorId: 'f', details: {} },
};
const begun = (carrierId: string, effectiveOn: string, to?: string): FacilitatorEvent => ({
  type: 'EmploymentBegun',
  schemaVersion: 1,
  effectiveOn,
  data: {
    facilitatorId: 'f',
    employmentId: `${carrierId}-${effectiveOn}`,
    carrierId,
    form: 'socialInsurance',
    weeklyHours: 3_900,
    ...(to !== undefined && { to }),
  },
});
const employ = (carrierId: string, from: string, change: object = {}) => ({
  type: 'BeginEmployment' as const,
  decidedOn: '2026-06-15',
  employment: { employmentId: 'new', carrierId, form: 'socialInsurance' as const, weeklyHours: 3_900, from, ...change },
});

describe('an employment', () => {
  test('is one at a time at a carrier, and may stand beside one at another', () => {
    given(decider, registered, begun('a', '2026-01-01'))
      .when(employ('a', '2026-05-01'))
      .thenRejected({ kind: 'overlaps', what: 'employment', days: { from: '2026-01-01' } });
    given(decider, registered, begun('a', '2026-01-01'))
      .when(employ('b', '2026-05-01'))
      .thenEvents({
        type: 'EmploymentBegun',
        schemaVersion: 1,
        effectiveOn: '2026-05-01',
        data: {
          facilitatorId: 'f',
          employmentId: 'new',
          carrierId: 'b',
          form: 'socialInsurance',
          weeklyHours: 3_900,
        },
      });
  });

  test('below 30 hours needs an exception that the catalogue knows', () => {
    given(decider, registered)
      .when(employ('a', '2026-05-01', { weeklyHours: 2_999 }))
      .thenRejected({ kind: 'exceptionNeeded', form: false, minimumHours: 3_000 });
    given(decider, registered)
      .when(employ('a', '2026-05-01', { weeklyHours: 2_999, exception: 'because' }))
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'because',
        allowed: ['fewerHoursOnRequest', 'sharedPosition', 'otherFormOfEmployment'],
      });
  });
});

test('a person belongs to the employers of the day, else to the last one', () => {
  const person = [registered, begun('a', '2026-01-01', '2026-04-01'), begun('b', '2026-06-01')].reduce(
    decider.evolve,
    decider.initialState,
  );
  expect(employersAround(person, '2026-03-31')).toEqual(['a']);
  expect(employersAround(person, '2026-06-01')).toEqual(['b']);
  const mistaken = [registered, begun('a', '2026-01-01', '2026-04-01'), begun('b', '2026-05-01', '2026-05-01')];
  expect(employersAround(mistaken.reduce(decider.evolve, decider.initialState), '2026-06-01')).toEqual(['a']);
  const left = [registered, begun('a', '2026-01-01', '2026-04-01')].reduce(decider.evolve, decider.initialState);
  expect(employersAround(left, '2026-08-01')).toEqual(['a']);
});
