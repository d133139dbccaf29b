import { cents, type Money } from './money.js';
import { err, ok, type Result } from './result.js';

export interface MoneyTextRefusal {
  readonly kind: 'malformed' | 'tooLarge';
  /** What is wrong and what was expected. */
  readonly message: string;
}

const NO_BREAK_SPACE = '\u00a0';
const GERMAN_AMOUNT = /^(?<sign>-?)(?<euros>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?<cents>\d{2}))?(?:[ \u00a0\u202f]?€)?$/;

/**
 * Reads an amount as it is written in German: `1.234,56 €`, `1234,56`, `1.234`, `-0,05 €`. A dot groups thousands and
 * a comma is followed by exactly two digits, so `1.23` and `1,5` are refused rather than guessed.
 */
export const parseMoney = (text: string): Result<Money, MoneyTextRefusal> => {
  const parts = GERMAN_AMOUNT.exec(text)?.groups;
  if (parts === undefined) {
    return err({
      kind: 'malformed',
      message: `"${text}" is no amount: expected euros with a comma and two digits, such as "1.234,56 €"`,
    });
  }
  const digits = `${parts.euros?.replaceAll('.', '')}${parts.cents ?? '00'}`;
  const amount = Number(`${parts.sign}${digits}`);
  if (!Number.isSafeInteger(amount)) {
    return err({ kind: 'tooLarge', message: `"${text}" is too large: at most 90.071.992.547.409,91 € can be kept` });
  }
  return ok(cents(amount));
};

/** Writes an amount in German, with a no-break space before the sign: `1.234,56 €`. {@link parseMoney} reads it back. */
export const formatMoney = (money: Money): string => {
  const digits = Math.abs(money).toString().padStart(3, '0');
  const euros = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${money < 0 ? '-' : ''}${euros},${digits.slice(-2)}${NO_BREAK_SPACE}€`;
};
