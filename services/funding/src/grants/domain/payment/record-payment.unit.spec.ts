import { given } from '@lotsenbuch/testing';
import type { GrantEvent } from '../events.js';
import { grantDecider } from '../grant.js';
import {
  APPROVED_GRANT,
  approved,
  decisionTaken,
  GRANT_ID,
  OFFICER,
  submitted,
} from '../notice/approved-grant.fixture.js';

describe('payments', () => {
  const paying = (amountCents: number, cashReference = 'HKR-1', paidOn = '2026-06-02') =>
    ({
      part: 'notice',
      command: {
        type: 'RecordPayment',
        paymentId: 'payment-1',
        amountCents,
        paidOn,
        cashReference,
        recordedOn: '2026-06-03',
        by: OFFICER,
      },
    }) as const;
  const paid = (amountCents: number): GrantEvent => ({
    type: 'PaymentRecorded',
    schemaVersion: 1,
    effectiveOn: '2026-06-02',
    data: { grantId: GRANT_ID, paymentId: 'payment-1', amountCents, cashReference: 'HKR-1', by: OFFICER },
  });

  test('never are more than what is approved, to the cent', () => {
    given(grantDecider, ...APPROVED_GRANT)
      .when(paying(240_000_00))
      .thenEvents(paid(240_000_00));
    given(grantDecider, ...APPROVED_GRANT, paid(200_000_00))
      .when(paying(40_000_01, 'HKR-2'))
      .thenRejected({
        kind: 'overApproved',
        approvedCents: 240_000_00,
        paidCents: 200_000_00,
        amountCents: 40_000_01,
      });
    given(grantDecider, submitted).when(paying(1)).thenRejected({ kind: 'notApproved' });
  });

  test('come once per cash reference', () => {
    given(grantDecider, ...APPROVED_GRANT, paid(200_000_00))
      .when(paying(200_000_00))
      .thenEvents();
    given(grantDecider, ...APPROVED_GRANT, paid(200_000_00))
      .when(paying(1))
      .thenRejected({
        kind: 'cashReferenceTaken',
        cashReference: 'HKR-1',
        amountCents: 200_000_00,
        on: '2026-06-02',
      });
  });

  test('lie not in the future', () => {
    given(grantDecider, ...APPROVED_GRANT)
      .when(paying(1, 'HKR-1', '2026-06-04'))
      .thenRejected({ kind: 'dayImpossible', field: 'paidOn', day: '2026-06-04', notAfter: '2026-06-03' });
  });

  test('lie not before the first decision that took effect, whatever was decided later', () => {
    const later = decisionTaken('decision-2', { approvedCents: 250_000_00 }, 'amendment');
    const amended = [
      ...APPROVED_GRANT,
      { ...later, effectiveOn: '2026-05-02' },
      approved('decision-2', { approvedCents: 250_000_00 }, 'amendment'),
    ];
    given(grantDecider, ...amended)
      .when(paying(1, 'HKR-1', '2026-02-26'))
      .thenRejected({ kind: 'paidBeforeDecision', paidOn: '2026-02-26', decidedOn: '2026-02-27' });
    given(grantDecider, ...amended)
      .when(paying(1, 'HKR-1', '2026-02-27'))
      .thenEvents({ ...paid(1), effectiveOn: '2026-02-27' } as GrantEvent);
  });

  test('stay as they are after a cut below them: the rule binds payments, not cuts', () => {
    const cut = { approvedCents: 70_000_00, rates: [{ year: 2026, amountCents: 70_000_00 }] };
    given(
      grantDecider,
      ...APPROVED_GRANT,
      paid(80_000_00),
      decisionTaken('decision-2', cut, 'amendment'),
      approved('decision-2', cut, 'amendment'),
    )
      .when(paying(1, 'HKR-2'))
      .thenRejected({ kind: 'overApproved', approvedCents: 70_000_00, paidCents: 80_000_00, amountCents: 1 });
  });
});
