import { type ActingPerson, err, ok, type Result } from '@lotsenbuch/kernel';
import type { PaymentRecorded } from '../events.js';
import type { GrantState } from '../grant-state.js';
import { isApplicant } from '../notice/is-applicant.js';
import type { NoticeRejection } from '../notice/notice-rejection.js';

/** What the cash system paid out. Draw-downs come before it later; they will add to this rule, not replace it. */
export interface RecordPayment {
  readonly type: 'RecordPayment';
  readonly paymentId: string;
  readonly amountCents: number;
  /** Value date. */
  readonly paidOn: string;
  /** Unique in the grant. */
  readonly cashReference: string;
  readonly recordedOn: string;
  readonly by: ActingPerson;
}

export const recordPayment = (
  { paymentId, amountCents, paidOn, cashReference, recordedOn, by }: RecordPayment,
  state: GrantState,
): Result<readonly PaymentRecorded[], NoticeRejection> => {
  const { grantId, terms, paidCents, payments } = state;
  if (grantId === undefined) return err({ kind: 'grantUnknown' });
  if (isApplicant(state, by)) return err({ kind: 'fourEyes', other: 'applicant' });
  if (terms === undefined) return err({ kind: 'notApproved' });
  const known = payments.find((payment) => payment.cashReference === cashReference);
  if (known !== undefined) {
    const isSame = known.amountCents === amountCents && known.on === paidOn;
    return isSame
      ? ok([])
      : err({ kind: 'cashReferenceTaken', cashReference, amountCents: known.amountCents, on: known.on });
  }
  if (paidOn > recordedOn) return err({ kind: 'dayImpossible', field: 'paidOn', day: paidOn, notAfter: recordedOn });
  const decidedOn = state.decisions.find(({ outcome }) => outcome === 'approved')?.on;
  if (decidedOn !== undefined && paidOn < decidedOn) return err({ kind: 'paidBeforeDecision', paidOn, decidedOn });
  const { approvedCents } = terms;
  if (paidCents + amountCents > approvedCents) {
    return err({ kind: 'overApproved', approvedCents, paidCents, amountCents });
  }
  const data = { grantId, paymentId, amountCents, cashReference, by };
  return ok([{ type: 'PaymentRecorded', schemaVersion: 1, effectiveOn: paidOn, data }]);
};
