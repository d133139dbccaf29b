import { given } from '@lotsenbuch/testing';
import { type GrantPlacesEvent, grantPlacesAggregate } from './grant-places.js';

const { decider } = grantPlacesAggregate;
const terms = { weeklyHours: 3_500, fullTimeHours: 3_940, tariff: 'TV-L', payGroup: 'E 5', monthlyCostCents: 310_914 };
const position = (positionId: string) => ({
  positionId,
  projectId: 'x',
  profile: 'refugees',
  targetGroup: 'refugees',
  fundingProgramme: 'programme' as const,
  grantId: 'g',
  terms,
});
const approved = (positions: number): GrantPlacesEvent => ({
  type: 'PositionsApproved',
  schemaVersion: 1,
  effectiveOn: '2025-12-01',
  data: { grantId: 'g', carrierId: 'c', area: '08', from: '2026-01-01', to: '2027-01-01', positions },
});
const taken = (positionId: string, effectiveOn: string, to = '2027-01-01'): GrantPlacesEvent => ({
  type: 'PlaceTaken',
  schemaVersion: 1,
  effectiveOn,
  data: { grantId: 'g', to, position: position(positionId) },
});
const take = (positionId: string, from: string, to = '2027-01-01') => ({
  type: 'TakePlace' as const,
  grantId: 'g',
  from,
  to,
  position: position(positionId),
  carrierId: 'c',
  area: '08',
});

describe('the positions of a grant', () => {
  test('are on no day more than approved, also in the middle of what is asked for', () => {
    given(decider, approved(1), taken('a', '2026-06-01', '2026-07-01'))
      .when(take('b', '2026-01-01'))
      .thenRejected({ kind: 'placesUsedUp', on: '2026-06-01', approved: 1, taken: 1 });
    given(decider, approved(1), taken('a', '2026-06-01', '2026-07-01'))
      .when(take('b', '2026-07-01'))
      .thenEvents(taken('b', '2026-07-01'));
  });

  test('follow the last approval', () => {
    given(decider, approved(1), taken('a', '2026-01-01'), approved(2))
      .when(take('b', '2026-01-01'))
      .thenEvents(taken('b', '2026-01-01'));
  });

  test('take the same place once', () => {
    given(decider, approved(1), taken('a', '2026-01-01')).when(take('a', '2026-01-01')).thenEvents();
  });

  test('are none from the day on which the notice was revoked', () => {
    const revoked: GrantPlacesEvent = {
      type: 'ApprovalEnded',
      schemaVersion: 1,
      effectiveOn: '2026-09-01',
      data: { grantId: 'g' },
    };
    given(decider, approved(1), revoked)
      .when(take('a', '2026-01-01'))
      .thenRejected({ kind: 'placesUsedUp', on: '2026-09-01', approved: 0, taken: 0 });
    given(decider, approved(1), revoked)
      .when(take('a', '2026-01-01', '2026-09-01'))
      .thenEvents(taken('a', '2026-01-01', '2026-09-01'));
  });

  test('give a place back once', () => {
    const released: GrantPlacesEvent = {
      type: 'PlaceReleased',
      schemaVersion: 1,
      effectiveOn: '2026-07-01',
      data: { grantId: 'g', positionId: 'a' },
    };
    const release = { type: 'ReleasePlace', positionId: 'a', on: '2026-07-01' } as const;
    given(decider, approved(1), taken('a', '2026-01-01')).when(release).thenEvents(released);
    given(decider, approved(1), taken('a', '2026-01-01'), released).when(release).thenEvents();
  });
});
