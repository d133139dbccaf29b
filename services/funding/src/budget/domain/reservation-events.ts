/** A part of the budget year that money is charged to. */
export type ChargedPart = `district-${string}` | 'supraDistrict';

/** Set aside for a decision until it is confirmed or lapses. Negative where an amendment gives money back. */
export interface FundsReserved {
  readonly type: 'FundsReserved';
  readonly schemaVersion: 1;
  readonly data: {
    readonly year: number;
    readonly part: ChargedPart;
    readonly grantId: string;
    readonly decisionId: string;
    /** What the decision charges in addition to what was approved before; may be 0 or negative. */
    readonly amountCents: number;
    /** Free funds of the part before and after, as of this event. */
    readonly freeBeforeCents: number;
    readonly freeAfterCents: number;
  };
}

/** The money is not there. */
export interface FundsRefused {
  readonly type: 'FundsRefused';
  readonly schemaVersion: 1;
  readonly data: {
    readonly year: number;
    readonly part: ChargedPart;
    readonly grantId: string;
    readonly decisionId: string;
    readonly amountCents: number;
    readonly freeCents: number;
    /** amountCents − freeCents. */
    readonly shortCents: number;
  };
}

/** The decision took effect: what was reserved is now approved. */
export interface FundsApproved {
  readonly type: 'FundsApproved';
  readonly schemaVersion: 1;
  readonly data: {
    readonly year: number;
    readonly part: ChargedPart;
    readonly grantId: string;
    readonly decisionId: string;
    readonly amountCents: number;
  };
}

/** The decision lapsed (`decision`): the reservation ends; or a notice was withdrawn or revoked (`notice`): approved money flows back. */
export interface FundsReleased {
  readonly type: 'FundsReleased';
  readonly schemaVersion: 1;
  readonly data: {
    readonly year: number;
    readonly part: ChargedPart;
    readonly grantId: string;
    /** Decision or act (withdrawal, revocation) that it comes from. */
    readonly decisionId: string;
    readonly amountCents: number;
    readonly cause: 'decision' | 'notice';
  };
}

export type ReservationEvent = FundsReserved | FundsRefused | FundsApproved | FundsReleased;
