import type { Fraction } from '@lotsenbuch/kernel';

const floorOf = ({ numerator, denominator }: Fraction): bigint => {
  const quotient = numerator / denominator;
  return numerator < 0n && numerator % denominator !== 0n ? quotient - 1n : quotient;
};

/** The nearest whole number; a half goes up. */
export const roundHalfUp = ({ numerator, denominator }: Fraction): number =>
  Number(floorOf({ numerator: numerator * 2n + denominator, denominator: denominator * 2n }));

/** A fraction as a decimal with two digits after the point, for people; never to be computed with. */
export const twoDecimals = (value: Fraction): string => {
  const hundredths = roundHalfUp({ numerator: value.numerator * 100n, denominator: value.denominator });
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** A fraction as it is: `175/197`. */
export const exactly = ({ numerator, denominator }: Fraction): string => `${numerator}/${denominator}`;
