/** An exact rational number in lowest terms; the denominator is positive. Equal fractions have equal fields. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** @throws RangeError if a number is not a whole one, or the denominator is 0 */
export const fraction = (numerator: bigint | number, denominator: bigint | number = 1n): Fraction => {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  if (d === 0n) throw new RangeError(`${n}/0 is no fraction: expected a denominator other than 0`);
  const divisor = greatestCommonDivisor(magnitude(n), magnitude(d)) * (d < 0n ? -1n : 1n);
  return { numerator: n / divisor, denominator: d / divisor };
};

export const addFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const multiplyFractions = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator);
