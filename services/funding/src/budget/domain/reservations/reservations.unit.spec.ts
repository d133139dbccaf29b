import { given } from '@lotsenbuch/testing';
import { anAppropriation, aReservation } from '../budget-year.fixture.js';
import { budgetYearDecider } from '../budget-year.js';
import type { FundsReserved } from '../reservation-events.js';

const part = 'district-07';
const opened = anAppropriation({ parts: { [part]: 100_000, reserve: 50_000 } });
const reserved = aReservation('FundsReserved', { decisionId: 'd1', amountCents: 60_000, free: [100_000, 40_000] });
const approved = aReservation('FundsApproved', { decisionId: 'd1', amountCents: 60_000 });

const reserve = (decisionId: string, amountCents: number, grantId = 'g1') =>
  ({ type: 'ReserveFunds', part, grantId, decisionId, amountCents }) as const;

describe('money for a decision', () => {
  test('is reserved to the last cent of what is free', () => {
    given(budgetYearDecider, opened)
      .when(reserve('d1', 100_000))
      .thenEvents(aReservation('FundsReserved', { decisionId: 'd1', amountCents: 100_000, free: [100_000, 0] }));
  });

  test('one cent more is refused with what is free and what is missing, and the refusal is kept', () => {
    given(budgetYearDecider, opened, reserved)
      .when(reserve('d2', 40_001, 'g2'))
      .thenEvents({
        type: 'FundsRefused',
        schemaVersion: 1,
        data: {
          year: 2026,
          part,
          grantId: 'g2',
          decisionId: 'd2',
          amountCents: 40_001,
          freeCents: 40_000,
          shortCents: 1,
        },
      });
  });

  test('asked for twice, whatever became of it, changes nothing', () => {
    const refused = aReservation('FundsRefused', { decisionId: 'd2', amountCents: 90_000 });
    const released = aReservation('FundsReleased', { decisionId: 'd1', amountCents: 60_000 });
    given(budgetYearDecider, opened, reserved).when(reserve('d1', 60_000)).thenEvents();
    given(budgetYearDecider, opened, reserved, approved).when(reserve('d1', 60_000)).thenEvents();
    given(budgetYearDecider, opened, reserved, released).when(reserve('d1', 60_000)).thenEvents();
    given(budgetYearDecider, opened, refused).when(reserve('d2', 90_000)).thenEvents();
  });

  test('in a year without appropriation is refused: the year is unknown', () => {
    given(budgetYearDecider).when(reserve('d1', 1)).thenRejected({ kind: 'budgetYearUnknown' });
  });

  test('is never charged to the reserve', () => {
    given(budgetYearDecider, opened)
      .when({ ...reserve('d1', 1), part: 'reserve' as never })
      .thenRejected({ kind: 'notACharge', part: 'reserve', amountCents: 1 });
  });
});

describe('a decision that took effect', () => {
  test('turns what was reserved into approved money, once', () => {
    given(budgetYearDecider, opened, reserved)
      .when({ type: 'ApproveFunds', grantId: 'g1', decisionId: 'd1' })
      .thenEvents(approved);
    given(budgetYearDecider, opened, reserved, approved)
      .when({ type: 'ApproveFunds', grantId: 'g1', decisionId: 'd1' })
      .thenEvents();
  });

  test('needs a reservation of its own', () => {
    given(budgetYearDecider, opened, reserved)
      .when({ type: 'ApproveFunds', grantId: 'g2', decisionId: 'd1' })
      .thenRejected({ kind: 'nothingReserved', grantId: 'g2', decisionId: 'd1' });
  });

  test('is not released by a late lapse', () => {
    given(budgetYearDecider, opened, reserved, approved)
      .when({ type: 'ReleaseFunds', grantId: 'g1', decisionId: 'd1' })
      .thenEvents();
  });
});

test('a decision that lapsed gives its reservation back', () => {
  const released = aReservation('FundsReleased', { decisionId: 'd1', amountCents: 60_000 });
  given(budgetYearDecider, opened, reserved)
    .when({ type: 'ReleaseFunds', grantId: 'g1', decisionId: 'd1' })
    .thenEvents(released);
  given(budgetYearDecider, opened, reserved, released)
    .when(reserve('d3', 100_000))
    .thenEvents(aReservation('FundsReserved', { decisionId: 'd3', amountCents: 100_000, free: [100_000, 0] }));
});

describe('an amendment', () => {
  const lowering = aReservation('FundsReserved', { decisionId: 'd2', amountCents: -20_000, free: [40_000, 40_000] });

  test('that raises charges only the difference', () => {
    given(budgetYearDecider, opened, reserved, approved)
      .when(reserve('d2', 12_000))
      .thenEvents(aReservation('FundsReserved', { decisionId: 'd2', amountCents: 12_000, free: [40_000, 28_000] }));
  });

  test('that lowers gives nothing back while it is only reserved', () => {
    given(budgetYearDecider, opened, reserved, approved).when(reserve('d2', -20_000)).thenEvents(lowering);
    given(budgetYearDecider, opened, reserved, approved, lowering)
      .when(reserve('d3', 40_001, 'g2'))
      .thenEvents(
        aReservation('FundsRefused', { grantId: 'g2', decisionId: 'd3', amountCents: 40_001, free: [40_000, 0] }),
      );
  });

  test('that lowers gives the difference back when it takes effect', () => {
    const took = aReservation('FundsApproved', { decisionId: 'd2', amountCents: -20_000 });
    given(budgetYearDecider, opened, reserved, approved, lowering, took)
      .when(reserve('d3', 60_000, 'g2'))
      .thenEvents(
        aReservation('FundsReserved', { grantId: 'g2', decisionId: 'd3', amountCents: 60_000, free: [60_000, 0] }),
      );
  });

  test('cannot lower by more than is approved, open amendments counted', () => {
    given(budgetYearDecider, opened, reserved, approved, lowering)
      .when(reserve('d3', -40_001))
      .thenRejected({ kind: 'moreThanApproved', grantId: 'g1', amountCents: -40_001, approvedCents: 40_000 });
  });
});

describe('a notice that was withdrawn or revoked', () => {
  const give = (amountCents: number) =>
    ({ type: 'ReturnFunds', part, grantId: 'g1', actId: 'a1', amountCents }) as const;
  const returned = aReservation('FundsReleased', { decisionId: 'a1', amountCents: 25_000, cause: 'notice' });

  test('gives approved money back, once', () => {
    given(budgetYearDecider, opened, reserved, approved).when(give(25_000)).thenEvents(returned);
    given(budgetYearDecider, opened, reserved, approved, returned).when(give(25_000)).thenEvents();
    given(budgetYearDecider, opened, reserved, approved, returned)
      .when(reserve('d2', 65_000))
      .thenEvents(aReservation('FundsReserved', { decisionId: 'd2', amountCents: 65_000, free: [65_000, 0] }));
  });

  test('never gives back more than was approved', () => {
    given(budgetYearDecider, opened, reserved)
      .when(give(1))
      .thenRejected({ kind: 'moreThanApproved', grantId: 'g1', amountCents: 1, approvedCents: 0 });
  });
});

test('the sums hold over ten thousand reservations, and the next one sees what is free', () => {
  const year = anAppropriation({ parts: { [part]: 10_000_00 } });
  let state = budgetYearDecider.evolve(budgetYearDecider.initialState, year);
  for (let index = 0; index < 10_000; index += 1) {
    const event: FundsReserved = aReservation('FundsReserved', {
      grantId: `g${index}`,
      decisionId: `d${index}`,
      amountCents: 100,
      free: [0, 0],
    });
    state = budgetYearDecider.evolve(state, event);
  }
  expect(state.parts[part].reservedCents).toBe(1_000_000);
  expect(budgetYearDecider.decide(reserve('last', 1), state)).toMatchObject({ value: [{ type: 'FundsRefused' }] });
});
