import type { PartKey } from './parts.js';

/** Where the money of one part stands; running sums in cents. */
export interface PartFigures {
  /** Its share of the appropriation, blocked funds included. */
  readonly amountCents: number;
  /** The district's own money, transferred to the Senate's title. */
  readonly transferredCents: number;
  readonly blockedCents: number;
  /** Of grants whose decision took effect. */
  readonly approvedCents: number;
  /** For decisions that were taken and have not taken effect yet. */
  readonly reservedCents: number;
}

export const NO_FIGURES: PartFigures = {
  amountCents: 0,
  transferredCents: 0,
  blockedCents: 0,
  approvedCents: 0,
  reservedCents: 0,
};

/** What may still be approved: amount + transferred − blocked − approved − reserved. Never below 0. */
export const freeCentsOf = (figures: PartFigures): number =>
  figures.amountCents + figures.transferredCents - figures.blockedCents - figures.approvedCents - figures.reservedCents;

export const addFigures = (a: PartFigures, b: PartFigures): PartFigures => ({
  amountCents: a.amountCents + b.amountCents,
  transferredCents: a.transferredCents + b.transferredCents,
  blockedCents: a.blockedCents + b.blockedCents,
  approvedCents: a.approvedCents + b.approvedCents,
  reservedCents: a.reservedCents + b.reservedCents,
});

/** Money cannot be taken from a part, because it is blocked, approved or reserved. */
export interface NotEnoughFree {
  readonly kind: 'notEnoughFree';
  readonly part: PartKey;
  /** What was to be taken away. */
  readonly neededCents: number;
  readonly freeCents: number;
  /** neededCents − freeCents. */
  readonly shortCents: number;
  readonly figures: PartFigures;
}

/** Refuses to take more from a part than is free. */
export const takeFrom = (part: PartKey, figures: PartFigures, neededCents: number): NotEnoughFree | undefined => {
  const freeCents = freeCentsOf(figures);
  return neededCents <= freeCents
    ? undefined
    : { kind: 'notEnoughFree', part, neededCents, freeCents, shortCents: neededCents - freeCents, figures };
};
