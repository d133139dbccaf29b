import { err, ok, type Result } from '@lotsenbuch/kernel';

/** What a single grant may come to at most: 10 billion euros. More is a wrong cell. */
const MAX_CENTS = 1_000_000_000_000;
/** Spreadsheets show 15 significant digits; what a double holds beyond them was never entered. */
const SIGNIFICANT_DIGITS = 15;
const DECIMAL = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/**
 * Cents of an amount in euros that a file holds as a number. Money flowing back is negative.
 * @returns what is wrong with it, in words
 */
export const centsOf = (euros: number): Result<number, string> => {
  if (!Number.isFinite(euros)) return err('no finite number');
  if (Number.isInteger(euros) && Math.abs(euros) * 100 <= MAX_CENTS) return ok(euros * 100 || 0);
  const parts = DECIMAL.exec(String(Number(euros.toPrecision(SIGNIFICANT_DIGITS))));
  if (parts === null) return err(`${euros}, which is no amount in euros and cents`);
  const cents = Number(`${parts[2]}${(parts[3] ?? '').padEnd(2, '0')}`);
  if (cents > MAX_CENTS) return err(`${euros}, more than any grant`);
  return ok(parts[1] === '-' && cents > 0 ? -cents : cents);
};

/** A file publishes cents as soon as one of its amounts has some. */
export const precisionOf = (amountsInCents: readonly number[]): 'wholeEuros' | 'cents' =>
  amountsInCents.every((cents) => cents % 100 === 0) ? 'wholeEuros' : 'cents';
