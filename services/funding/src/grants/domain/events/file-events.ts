import type { ActingPerson } from '@lotsenbuch/kernel';

/** What the cash system paid; draw-downs and their review come to it later. effectiveOn: value date. */
export interface PaymentRecorded {
  readonly type: 'PaymentRecorded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly paymentId: string;
    readonly amountCents: number;
    /** Reference in the cash system. */
    readonly cashReference: string;
    readonly by: ActingPerson;
  };
}

/** A file that belongs to the grant; kept by its hash. */
export interface DocumentAttached {
  readonly type: 'DocumentAttached';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    /** SHA-256 of the bytes, lower-case hex. */
    readonly document: string;
    readonly kind:
      | 'transparencyRegisterExtract'
      | 'financingPlan'
      | 'selectionNote'
      | 'proofOfNotification'
      | 'statement'
      | 'other';
    readonly title: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly by: ActingPerson;
  };
}
