import { addDays, germanDay, localDate } from '@lotsenbuch/kernel';

/** First and last day of a period whose end is not part of it. */
export const germanPeriod = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  `${germanDay(from)} bis ${germanDay(addDays(localDate(to), -1))}`;

const NUMBERS = [
  'null',
  'einem',
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

/** `innerhalb von einem Monat`, `innerhalb von zwei Monaten`. */
export const withinMonths = (months: number): string =>
  `innerhalb von ${NUMBERS[months] ?? months} ${months === 1 ? 'Monat' : 'Monaten'}`;
