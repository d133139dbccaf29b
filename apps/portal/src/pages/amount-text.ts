import { cents, formatMoney } from '@lotsenbuch/kernel';

/** An amount as a field shows it: `1.234,56`. */
export const amountText = (amount: number | undefined): string | undefined =>
  amount === undefined ? undefined : formatMoney(cents(amount)).replace(/\s*€/, '');

/** Hundredths as a field shows them: 3940 is `39,40`, 1200 is `12`. */
export const hundredthsText = (value: number): string => {
  const rest = value % 100;
  return `${Math.floor(value / 100)}${rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`}`;
};
