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

interface Evolved {
  readonly reservations: Reservations;
  /** What comes to the sums of the part. */
  readonly reservedCents: number;
  readonly approvedCents: number;
}

const evolved = (
  { decisions, grants }: Reservations,
  id: string,
  reservation: Reservation,
  charge: { readonly approvedCents: number; readonly loweringCents: number },
  reservedCents: number,
): Evolved => {
  const key = chargeKey(reservation.part, reservation.grantId);
  const { approvedCents, loweringCents } = grants.get(key) ?? NO_CHARGE;
  return {
    reservations: {
      decisions: decisions.set(id, reservation),
      grants: grants.set(key, {
        approvedCents: approvedCents + charge.approvedCents,
        loweringCents: loweringCents + charge.loweringCents,
      }),
    },
    reservedCents,
    approvedCents: charge.approvedCents,
  };
};

export const evolveReservations = (state: Reservations, event: ReservationEvent): Evolved => {
  const { part, grantId, decisionId, amountCents } = event.data;
  const reservation = { part, grantId, amountCents };
  switch (event.type) {
    case 'FundsReserved': {
      const charge = { approvedCents: 0, loweringCents: lowering(amountCents) };
      return evolved(state, decisionId, { ...reservation, status: 'reserved' }, charge, setAside(amountCents));
    }
    case 'FundsRefused':
      return evolved(state, decisionId, { ...reservation, status: 'refused' }, NO_CHARGE, 0);
    case 'FundsApproved': {
      const charge = { approvedCents: amountCents, loweringCents: -lowering(amountCents) };
      return evolved(state, decisionId, { ...reservation, status: 'approved' }, charge, -setAside(amountCents));
    }
    case 'FundsReleased': {
      if (event.data.cause === 'notice') {
        const charge = { approvedCents: -amountCents, loweringCents: 0 };
        return evolved(state, decisionId, { ...reservation, status: 'returned' }, charge, 0);
      }
      const charge = { approvedCents: 0, loweringCents: -lowering(amountCents) };
      return evolved(state, decisionId, { ...reservation, status: 'released' }, charge, -setAside(amountCents));
    }
    default:
      return assertNever(event);
  }
};
