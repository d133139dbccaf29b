import type { ChargedPart } from '../reservation-events.js';

/** How a grant gets its money; given by the process that follows the grants, never by a person. */
export type ReservationCommand =
  /** Asks for the money of a decision: what it charges in addition to what was approved before, in cents; may be 0 or negative. */
  | {
      readonly type: 'ReserveFunds';
      readonly part: ChargedPart;
      readonly grantId: string;
      readonly decisionId: string;
      readonly amountCents: number;
    }
  /** The decision took effect. */
  | { readonly type: 'ApproveFunds'; readonly grantId: string; readonly decisionId: string }
  /** The decision lapsed. */
  | { readonly type: 'ReleaseFunds'; readonly grantId: string; readonly decisionId: string }
  /** A notice was withdrawn or revoked: this much of what was approved flows back; above 0. */
  | {
      readonly type: 'ReturnFunds';
      readonly part: ChargedPart;
      readonly grantId: string;
      readonly actId: string;
      readonly amountCents: number;
    };

export type ReservationRejection =
  | { readonly kind: 'notACharge'; readonly part: string; readonly amountCents: number }
  /** The year knows no open reservation of this decision for this grant. */
  | { readonly kind: 'nothingReserved'; readonly grantId: string; readonly decisionId: string }
  /** More would flow back than was approved for the grant. */
  | {
      readonly kind: 'moreThanApproved';
      readonly grantId: string;
      readonly amountCents: number;
      /** Approved, less what open amendments give back. */
      readonly approvedCents: number;
    };
