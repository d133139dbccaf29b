import type { LogPosition } from './envelope.js';
import { ForeignPosition } from './errors.js';

const DIGITS = 20;
const POSITION = /^([0-9a-f]{12})-([0-9]{20})$/;

/**
 * `<store id>-<20 digits>`: positions of one store order as strings. Ordinal 0 stands before the first event.
 * @param ordinal place in the log as the engine counts it, at least 0
 */
export const formatLogPosition = (storeId: string, ordinal: number | bigint): LogPosition =>
  `${storeId}-${String(ordinal).padStart(DIGITS, '0')}` as LogPosition;

/**
 * The ordinal of a position of this store.
 * @throws ForeignPosition malformed, or of another store
 */
export const ordinalOf = (storeId: string, position: string): bigint => {
  const [, id, ordinal] = POSITION.exec(position) ?? [];
  if (id === undefined || ordinal === undefined) {
    throw new ForeignPosition(
      `${JSON.stringify(position.slice(0, 80))} is not a log position: expected 12 hex digits, a hyphen and 20 digits`,
    );
  }
  if (id !== storeId) {
    throw new ForeignPosition(
      `log position ${position} belongs to store ${id}, but this is store ${storeId}: point the reader at the store it ` +
        'began with, or drop its position and let it read from the start',
    );
  }
  return BigInt(ordinal);
};
