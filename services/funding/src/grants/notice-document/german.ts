import { addDays, cents, formatMoney, localDate } from '@lotsenbuch/kernel';

/** `2026-03-02` as `02.03.2026`. */
export const germanDay = (day: string): string => day.split('-').toReversed().join('.');

/** `1.234,56 €`. */
export const germanEuros = (amountCents: number): string => formatMoney(cents(amountCents));

/** First and last day of a period whose end is not part of it. */
export const germanPeriod = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${germanDay(from)} bis ${germanDay(addDays(localDate(to), -1))}`;

const MONTHS = [
  'null',
  'einen',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];

/** `einen Monat`, `zwei Monate`. */
export const germanMonths = (months: number): string =>
  `${MONTHS[months] ?? months} ${months === 1 ? 'Monat' : 'Monate'}`;
