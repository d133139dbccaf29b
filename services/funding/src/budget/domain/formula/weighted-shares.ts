import {
  addFractions,
  cents,
  type Fraction,
  fraction,
  multiplyFractions,
  shareMoney,
  type Weight,
} from '@lotsenbuch/kernel';
import { decimal } from './decimal.js';
import type { Criterion, FormulaInput } from './formula-input.js';

/** What each key gets: cents and funded positions. */
export interface Shared {
  readonly amountCents: number;
  readonly positions: number;
}

const ZERO = fraction(0);

const inverse = ({ numerator, denominator }: Fraction): Fraction => fraction(denominator, numerator);

const sumOf = (fractions: Iterable<Fraction>): Fraction => [...fractions].reduce(addFractions, ZERO);

const isMore = (a: Fraction, b: Fraction): boolean => a.numerator * b.denominator > b.numerator * a.denominator;

const criterionValue = ({ values }: Criterion, key: string): Fraction => decimal(values[key] ?? '') ?? ZERO;

/** The part of 1 that each key has: over all criteria, weight × value / sum of the values. */
const partsOfOne = (keys: readonly string[], criteria: readonly Criterion[]): ReadonlyMap<string, Fraction> => {
  const perUnit = criteria.map((criterion) =>
    multiplyFractions(
      fraction(criterion.weight.numerator, criterion.weight.denominator),
      inverse(sumOf(keys.map((key) => criterionValue(criterion, key)))),
    ),
  );
  return new Map(
    keys.map((key) => [
      key,
      sumOf(criteria.map((criterion, at) => multiplyFractions(perUnit[at] ?? ZERO, criterionValue(criterion, key)))),
    ]),
  );
};

const share = (total: number, weights: readonly Weight[]): ReadonlyMap<string, number> => {
  if (total === 0) return new Map(weights.map(({ key }) => [key, 0]));
  const shares = shareMoney(cents(total), weights);
  if (shares.ok) return shares.value;
  throw new RangeError(`${total} cannot be shared out: ${shares.error.kind}; the cap leaves it to nobody`);
};

/** Shares money above the base amount; who would exceed the cap gets the cap, and the others share the rest. */
const shareUnderCap = (
  { amountCents, baseCents, capCents }: FormulaInput,
  parts: ReadonlyMap<string, Fraction>,
): ReadonlyMap<string, number> => {
  const capped = new Map<string, number>();
  for (;;) {
    const open = [...parts].filter(([key]) => !capped.has(key)).map(([key, weight]) => ({ key, weight }));
    const rest = amountCents - capped.size * (capCents ?? 0) - open.length * baseCents;
    const whole = sumOf(open.map(({ weight }) => weight));
    const over = open.filter(
      ({ weight }) =>
        capCents !== undefined &&
        isMore(multiplyFractions(weight, fraction(rest)), multiplyFractions(whole, fraction(capCents - baseCents))),
    );
    if (over.length === 0 || capCents === undefined) {
      const above = share(rest, open);
      return new Map([...capped, ...open.map(({ key }) => [key, baseCents + (above.get(key) ?? 0)] as const)]);
    }
    for (const { key } of over) capped.set(key, capCents);
  }
};

/**
 * Method `weightedShares/1`. Everybody gets the base amount; the rest is shared by the sum over the criteria of weight ×
 * value / sum of all values, exactly and by largest remainder (tie: lower key). Who would exceed the cap gets the cap, and
 * the rest goes to the others in the same proportion. Positions are shared in proportion to the resulting cents, by largest
 * remainder as well. Both sum to what was to be shared.
 * @throws RangeError if nobody is left to take what the cap leaves over
 */
export const weightedShares = (keys: readonly string[], input: FormulaInput): ReadonlyMap<string, Shared> => {
  const amounts = shareUnderCap(input, partsOfOne(keys, input.criteria));
  const weights = keys.map((key) => ({ key, weight: fraction(amounts.get(key) ?? 0) }));
  const positions = share(input.positions, weights);
  return new Map(keys.map((key) => [key, { amountCents: amounts.get(key) ?? 0, positions: positions.get(key) ?? 0 }]));
};
