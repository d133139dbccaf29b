import { given } from '@lotsenbuch/testing';
import { anAppropriation, aReservation, OFFICER } from '../budget-year.fixture.js';
import { budgetYearDecider } from '../budget-year.js';
import type { ContributionWay } from '../events.js';

const part = 'district-07';
const opened = anAppropriation({ parts: { [part]: 60_000_000 } });
const recorded = (way: ContributionWay) =>
  ({
    type: 'DistrictContributionRecorded',
    schemaVersion: 1,
    effectiveOn: '2026-02-01',
    data: {
      year: 2026,
      contribution: { contributionId: 'c1', district: '07', amountCents: 4_500_000, ...way },
      by: OFFICER,
    },
  }) as const;
const transferred = recorded({ way: 'transferred' });
const direct = recorded({ way: 'direct', carrierId: 'carrier-a' });
const reserve = (decisionId: string, amountCents: number) =>
  ({ type: 'ReserveFunds', part, grantId: 'g1', decisionId, amountCents }) as const;

describe("a district's own money (worked example: allotment 600,000 and 45,000 of the district)", () => {
  test('transferred to the title of the Senate: 645,000 may be approved', () => {
    given(budgetYearDecider, opened, transferred)
      .when(reserve('d1', 64_500_000))
      .thenEvents(aReservation('FundsReserved', { decisionId: 'd1', amountCents: 64_500_000, free: [64_500_000, 0] }));
  });

  test('given directly to the carrier: 600,000 may be approved', () => {
    given(budgetYearDecider, opened, direct)
      .when(reserve('d1', 60_000_001))
      .thenEvents(aReservation('FundsRefused', { decisionId: 'd1', amountCents: 60_000_001, free: [60_000_000, 0] }));
  });

  test('stays in the district: only the allotment can be shifted away', () => {
    given(budgetYearDecider, opened, transferred)
      .when({
        type: 'ShiftFunds',
        from: part,
        to: 'reserve',
        amountCents: 60_000_001,
        reason: 'needElsewhere',
        effectiveOn: '2026-02-02',
        decidedOn: '2026-02-02',
        by: OFFICER,
      })
      .thenRejected({ kind: 'transferredStays', part, neededCents: 60_000_001, amountCents: 60_000_000 });
  });

  test('is recorded with its way', () => {
    const { contribution } = direct.data;
    given(budgetYearDecider, opened)
      .when({ type: 'RecordContribution', contribution, effectiveOn: '2026-02-01', by: OFFICER })
      .thenEvents(direct);
  });
});

describe('a contribution that is taken back', () => {
  const withdraw = {
    type: 'WithdrawContribution',
    contributionId: 'c1',
    reason: 'districtWithdrew',
    effectiveOn: '2026-06-01',
    decidedOn: '2026-06-01',
    by: OFFICER,
  } as const;
  const used = aReservation('FundsReserved', { decisionId: 'd1', amountCents: 60_000_001 });

  test('is refused as far as it is used: the figure says by how much', () => {
    given(budgetYearDecider, opened, transferred, used)
      .when(withdraw)
      .thenRejected({
        kind: 'notEnoughFree',
        part,
        neededCents: 4_500_000,
        freeCents: 4_499_999,
        shortCents: 1,
        figures: {
          amountCents: 60_000_000,
          transferredCents: 4_500_000,
          blockedCents: 0,
          approvedCents: 0,
          reservedCents: 60_000_001,
        },
      });
  });

  test('no longer counts, and is taken back once', () => {
    const { contribution } = transferred.data;
    const withdrawn = {
      type: 'DistrictContributionWithdrawn',
      schemaVersion: 1,
      effectiveOn: '2026-06-01',
      data: { year: 2026, contribution, reason: 'districtWithdrew', by: OFFICER },
    } as const;
    given(budgetYearDecider, opened, transferred).when(withdraw).thenEvents(withdrawn);
    given(budgetYearDecider, opened, transferred, withdrawn)
      .when(withdraw)
      .thenRejected({ kind: 'contributionWithdrawn', contributionId: 'c1' });
    given(budgetYearDecider, opened, transferred, withdrawn)
      .when(reserve('d1', 60_000_001))
      .thenEvents(aReservation('FundsRefused', { decisionId: 'd1', amountCents: 60_000_001, free: [60_000_000, 0] }));
  });

  test('that went directly to the carrier frees and takes nothing', () => {
    const all = aReservation('FundsReserved', { decisionId: 'd1', amountCents: 60_000_000 });
    const { contribution } = direct.data;
    given(budgetYearDecider, opened, direct, all)
      .when(withdraw)
      .thenEvents({
        type: 'DistrictContributionWithdrawn',
        schemaVersion: 1,
        effectiveOn: '2026-06-01',
        data: { year: 2026, contribution, reason: 'districtWithdrew', by: OFFICER },
      });
  });

  test('was never recorded: there is no such contribution', () => {
    given(budgetYearDecider, opened).when(withdraw).thenRejected({ kind: 'contributionUnknown', contributionId: 'c1' });
  });
});
