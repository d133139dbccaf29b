import { RowRefused } from './errors.js';
import type { IndexedValue, Projection } from './projection.js';

/** How an indexed value is stored and compared: text by its UTF-8 bytes, or a safe integer. */
export type StoredValue = string | number;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Why a value cannot be indexed; undefined if it can. */
export const indexFault = (value: IndexedValue): string | undefined => {
  if (typeof value === 'string') {
    return LONE_SURROGATE.test(value) ? `${JSON.stringify(value)} is not well-formed Unicode` : undefined;
  }
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return undefined;
  return `${value} is not text, a whole number or true or false`;
};

export const storedValue = (value: IndexedValue): StoredValue => (typeof value === 'boolean' ? Number(value) : value);

/** @throws RowRefused the key could not be compared the same way by every engine */
export const checkKey = (readModel: string, key: string): void => {
  const fault = indexFault(key);
  if (fault !== undefined) throw new RowRefused(`${readModel}: a row cannot have this key: ${fault}`);
};

/**
 * The values a row is found by, in the order of the declared fields; undefined where it has none.
 * @throws RowRefused
 */
export const indexValuesOf = <Row extends object>(
  projection: Projection<Row>,
  key: string,
  row: Row,
): readonly (StoredValue | undefined)[] =>
  Object.keys(projection.indexes).map((field) => indexValueOf(projection, key, row, field));

/**
 * The value a row is found by; undefined if it has none for this field.
 * @throws RowRefused
 */
export const indexValueOf = <Row extends object>(
  projection: Projection<Row>,
  key: string,
  row: Row,
  field: string,
): StoredValue | undefined => {
  const value = projection.indexes[field]?.(row);
  if (value === undefined) return undefined;
  const fault = indexFault(value);
  if (fault !== undefined) {
    throw new RowRefused(`${projection.name}: row ${JSON.stringify(key)} cannot be found by ${field}: ${fault}`);
  }
  return storedValue(value);
};
