import { assertNever } from '@lotsenbuch/kernel';
import type { Financing } from '../financing-plan.js';

/**
 * What the grant comes to once the actual cost is known; in whole cents, half a cent up, never above what was approved
 * and never below 0.
 * @param actualCostCents eligible cost as it was, 0 or more
 * @param incomeCents own share, income and money of others as it came in
 */
export const grantForActualCost = (
  financing: Financing,
  {
    approvedCents,
    actualCostCents,
    incomeCents,
  }: {
    readonly approvedCents: number;
    readonly actualCostCents: number;
    readonly incomeCents: number;
  },
): number => {
  const within = (cents: number) => Math.max(0, Math.min(approvedCents, cents));
  switch (financing.kind) {
    case 'deficit':
      return within(actualCostCents - incomeCents);
    case 'share': {
      const [n, d] = [BigInt(financing.numerator), BigInt(financing.denominator)];
      return within(Number((2n * BigInt(actualCostCents) * n + d) / (2n * d)));
    }
    case 'fixedAmount':
      return within(approvedCents);
    default:
      return assertNever(financing);
  }
};

/** The share of a cost, cut off below the cent: what a request or a recommendation may come to at most. */
export const shareOf = (cents: number, numerator: number, denominator: number): number =>
  Number((BigInt(cents) * BigInt(numerator)) / BigInt(denominator));
