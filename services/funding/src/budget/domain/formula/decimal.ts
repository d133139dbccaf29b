import { type Fraction, fraction } from '@lotsenbuch/kernel';

const DECIMAL = /^(\d{1,12})(?:\.(\d{1,9}))?$/;

/** An exact decimal with a dot, 0 or more; undefined if the text is none. */
export const decimal = (text: string): Fraction | undefined => {
  const [, whole, places = ''] = DECIMAL.exec(text) ?? [];
  return whole === undefined ? undefined : fraction(BigInt(whole + places), 10n ** BigInt(places.length));
};
