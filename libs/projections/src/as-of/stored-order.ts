import type { Interval } from '../condition.js';
import type { StoredValue } from '../indexed-value.js';

const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** Below 0, 0 or above 0 in the order of every engine: numbers before text, text by its UTF-8 bytes. */
export const orderOf = (a: StoredValue, b: StoredValue): number => {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : orderOfTexts(a, b);
};

/** Whether an engine finds a row with this value. */
export const holds = (interval: Interval, value: StoredValue | undefined): boolean => {
  if (value === undefined) return false;
  if ('equals' in interval) return value === interval.equals;
  const { from, below } = interval;
  return (from === undefined || orderOf(value, from) >= 0) && (below === undefined || orderOf(value, below) < 0);
};

const orderOfTexts = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one !== other) return rankOf(one) - rankOf(other);
  }
  return a.length - b.length;
};

/** UTF-8 orders by code point, in which surrogates stand for what comes after all other units. */
const rankOf = (unit: number): number => {
  if (unit < FIRST_SURROGATE) return unit;
  return unit < AFTER_SURROGATES ? unit + 0x2000 : unit - 0x800;
};
