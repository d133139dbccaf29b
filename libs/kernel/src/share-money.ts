import type { Fraction } from './fraction.js';
import { cents, type Money } from './money.js';
import { err, ok, type Result } from './result.js';

/** Who takes part in a sharing, and how much of it; only the ratio of the weights counts. */
export interface Weight {
  readonly key: string;
  /** Zero or more. */
  readonly weight: Fraction;
}

export type SharingRefusal =
  | { readonly kind: 'negativeTotal'; readonly total: Money }
  | { readonly kind: 'negativeWeight'; readonly key: string }
  | { readonly kind: 'duplicateKey'; readonly key: string }
  /** Nobody takes part, or every weight is zero. */
  | { readonly kind: 'noWeight' };

interface Share {
  readonly key: string;
  /** The exact share, cut off below the cent. */
  readonly cents: bigint;
  /** What was cut off, over a denominator that all shares have in common. */
  readonly remainder: bigint;
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

const byRemainderThenKey = (a: Share, b: Share): number =>
  a.remainder === b.remainder ? byKey(a, b) : a.remainder < b.remainder ? 1 : -1;

/**
 * Shares an amount exactly, by largest remainder: everybody gets the whole cents of the exact share, and the cents that
 * are left go one each to those who lost the largest fraction of a cent. **Tie rule: the lower key comes first**
 * (compared as UTF-16 code units; district keys `01` to `12`).
 *
 * The shares sum to `total`, each is within one cent of the exact share, a larger weight never gets less, weight zero
 * gets nothing, and the order of `weights` does not matter. What the method does not promise: when the total grows by a
 * cent, a single share may shrink by one (the Alabama paradox).
 *
 * @returns the shares in ascending order of their keys
 */
export const shareMoney = (
  total: Money,
  weights: readonly Weight[],
): Result<ReadonlyMap<string, Money>, SharingRefusal> => {
  if (total < 0) return err({ kind: 'negativeTotal', total });
  const participants = [...weights].sort(byKey);
  for (const [index, { key, weight }] of participants.entries()) {
    if (weight.numerator < 0n) return err({ kind: 'negativeWeight', key });
    if (participants[index + 1]?.key === key) return err({ kind: 'duplicateKey', key });
  }
  const denominator = participants.reduce((product, { weight }) => product * weight.denominator, 1n);
  const parts = participants.map(({ weight }) => (weight.numerator * denominator) / weight.denominator);
  const whole = parts.reduce((sum, part) => sum + part, 0n);
  if (whole === 0n) return err({ kind: 'noWeight' });

  const shares = participants.map(({ key }, index): Share => {
    const scaled = BigInt(total) * (parts[index] ?? 0n);
    return { key, cents: scaled / whole, remainder: scaled % whole };
  });
  const leftOver = shares.reduce((rest, share) => rest - share.cents, BigInt(total));
  const roundedUp = new Set([...shares].sort(byRemainderThenKey).slice(0, Number(leftOver)));
  return ok(new Map(shares.map((share) => [share.key, cents(Number(share.cents) + (roundedUp.has(share) ? 1 : 0))])));
};
