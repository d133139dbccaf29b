import { cents, formatMoney } from '@lotsenbuch/kernel';

/** An amount in an English sentence: `4,310.00 €`. */
export const eurosInEnglish = (amountCents: number): string => {
  const german = formatMoney(cents(amountCents));
  return german.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
};

/** An amount in a German sentence: `4.310,00 €`. */
export const eurosInGerman = (amountCents: number): string => formatMoney(cents(amountCents));
