import { DISTRICT_KEYS } from '../parts.js';
import type { FormulaInput, FormulaShare } from './formula-input.js';
import { type Shared, weightedShares } from './weighted-shares.js';

type Method = (keys: readonly string[], input: FormulaInput) => ReadonlyMap<string, Shared>;

/**
 * How shares are computed, by a name for ever: a formula is recomputed by the method that it was drafted under, so a
 * method is never changed. Another way of computing is another name.
 */
const ALLOCATION_METHODS: Readonly<Record<string, Method>> = { 'weightedShares/1': weightedShares };

/** The method of new drafts. */
export const METHOD_IN_USE = 'weightedShares/1';

/**
 * What a formula gives the twelve districts, ascending.
 * @throws RangeError if the method is unknown, or leaves money to nobody
 */
export const computeShares = (input: FormulaInput): readonly FormulaShare[] => {
  const method = ALLOCATION_METHODS[input.method];
  if (method === undefined) {
    const known = Object.keys(ALLOCATION_METHODS).join(', ');
    throw new RangeError(`the method "${input.method}" is unknown; known are ${known}`);
  }
  const shares = method(DISTRICT_KEYS, input);
  return DISTRICT_KEYS.map((district) => ({ district, ...(shares.get(district) ?? { amountCents: 0, positions: 0 }) }));
};
