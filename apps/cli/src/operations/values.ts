import { parseMoney } from '@lotsenbuch/kernel';
import { InvalidArgumentError } from 'commander';

/** Cents of an amount in euros, written `1.234,56`, `1234,56` or `1234`. */
export function amount(text: string): number {
  const read = parseMoney(text);
  if (read.ok) return read.value;
  throw new InvalidArgumentError(`${read.error.message}.`);
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(text);
}

/** Basis points of a percentage with at most two decimals: `100`, `62,5`. */
export function percentage(text: string): number {
  const [, whole = '', decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '') throw new InvalidArgumentError('Expected a percentage such as 50 or 62,5.');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

export function yesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new InvalidArgumentError('Expected yes or no.');
  return text === 'yes';
}

/** A decimal as the interface takes it, from German or plain notation: `39,40` is `39.40`. */
export const decimal = (text: string): string => text.replace(',', '.');

/** Reads `KEY=VALUE` into an object with these two fields, such as `2026=85.000` into a year and its cents. */
export const pair =
  <Key, Value>(
    [keyField, readKey]: readonly [string, (text: string) => Key],
    [valueField, readValue]: readonly [string, (text: string) => Value],
  ) =>
  (text: string): Readonly<Record<string, Key | Value>> => {
    const at = text.indexOf('=');
    if (at < 1) throw new InvalidArgumentError('Expected two values with = between them, such as 2026=85.000,00.');
    return { [keyField]: readKey(text.slice(0, at)), [valueField]: readValue(text.slice(at + 1)) };
  };
