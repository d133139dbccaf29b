export { eurosInEnglish as euros } from '../../../domain/euros.js';

/** One fault of what was handed in, by the path of its field. */
export interface Fault {
  /** Path from the body of the request: `plan.costs[2].amountCents`. */
  readonly field: string;
  readonly expected: string;
  readonly found?: string;
}

/** Every index at which a value stands that stood before. */
export const repeatedAt = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
