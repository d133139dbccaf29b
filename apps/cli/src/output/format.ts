import { cents, formatMoney } from '@lotsenbuch/kernel';

/** Integer cents as `1.234,56 €`, with an ordinary blank, so that it can be searched for. */
export const euros = (amountCents: number): string => formatMoney(cents(amountCents)).replace('\u00a0', ' ');

const BERLIN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment (RFC 3339, UTC) as day and time in Berlin: `2026-03-01 10:00:00`. */
export const berlinTime = (recordedAt: string): string => BERLIN.format(new Date(recordedAt));

export const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** `file 1a2b3c4d…, sheet "2019", row 12`: enough to find the line of a published file. */
export function sourceLine(source: { file: string; sheet?: string; row: number }): string {
  const sheet = source.sheet === undefined ? '' : `, sheet "${source.sheet}"`;
  return `file ${source.file.slice(0, 12)}…${sheet}, row ${source.row}`;
}
