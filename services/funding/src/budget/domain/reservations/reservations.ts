import { assertNever } from '@lotsenbuch/kernel';
import type { PersistentMap } from '../../../domain/persistent-map.js';
import type { ChargedPart, ReservationEvent } from '../reservation-events.js';

/** What became of the money of one decision or act; remembered, so that a repeated command changes nothing. */
export interface Reservation {
  readonly part: ChargedPart;
  readonly grantId: string;
  readonly amountCents: number;
  readonly status:
    | 'reserved'
    | 'refused'
    | 'approved'
    /** The decision lapsed. */
    | 'released'
    /** An act (withdrawal, revocation) gave approved money back. */
    | 'returned';
}

/** Cents of one grant in one part. */
export interface GrantCharge {
  readonly approvedCents: number;
  /** What open amendments will give back when they take effect; 0 or more. */
  readonly loweringCents: number;
}

export const NO_CHARGE: GrantCharge = { approvedCents: 0, loweringCents: 0 };

export interface Reservations {
  /** By decision or act. */
  readonly decisions: PersistentMap<Reservation>;
  /** By {@link chargeKey}. */
  readonly grants: PersistentMap<GrantCharge>;
}

export const chargeKey = (part: ChargedPart, grantId: string): string => `${part}/${grantId}`;

/** What an open decision sets aside: an amendment that gives money back sets nothing aside. */
export const setAside = (amountCents: number): number => Math.max(0, amountCents);

/** What an open decision will give back. */
const lowering = (amountCents: number): number => Math.max(0, -amountCents);

/** The charge of one grant after an event of its decisions. */
export const evolveCharge = ({ approvedCents, loweringCents }: GrantCharge, event: ReservationEvent): GrantCharge => {
  const { amountCents } = event.data;
  switch (event.type) {
    case 'FundsReserved':
      return { approvedCents, loweringCents: loweringCents + lowering(amountCents) };
    case 'FundsRefused':
      return { approvedCents, loweringCents };
    case 'FundsApproved':
      return { approvedCents: approvedCents + amountCents, loweringCents: loweringCents - lowering(amountCents) };
    case 'FundsReleased':
      return event.data.cause === 'notice'
        ? { approvedCents: approvedCents - amountCents, loweringCents }
        : { approvedCents, loweringCents: loweringCents - lowering(amountCents) };
    default:
      return assertNever(event);
  }
};

/** Where the money of a decision or act stands after its event. */
export const statusAfter = (event: ReservationEvent): Reservation['status'] => {
  switch (event.type) {
    case 'FundsReserved':
      return 'reserved';
    case 'FundsRefused':
      return 'refused';
    case 'FundsApproved':
      return 'approved';
    case 'FundsReleased':
      return event.data.cause === 'notice' ? 'returned' : 'released';
    default:
      return assertNever(event);
  }
};

export const evolveReservations = ({ decisions, grants }: Reservations, event: ReservationEvent): Reservations => {
  const { part, grantId, decisionId, amountCents } = event.data;
  const key = chargeKey(part, grantId);
  return {
    decisions: decisions.set(decisionId, { part, grantId, amountCents, status: statusAfter(event) }),
    grants: grants.set(key, evolveCharge(grants.get(key) ?? NO_CHARGE, event)),
  };
};
