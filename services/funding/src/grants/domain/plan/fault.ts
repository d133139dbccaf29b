export { eurosInEnglish as euros, eurosInGerman as germanEuros } from '../../../domain/euros.js';

/** One fault of what was handed in, by the path of its field. */
export interface Fault {
  /** Path from the body of the request: `plan.costs[2].amountCents`. */
  readonly field: string;
  readonly expected: string;
  /** What is expected, for the people who fill in the form. */
  readonly german: string;
  readonly found?: string;
}

/** The fault of what is no calendar day. */
export const notADay = (field: string, found: string): Fault => ({
  field,
  expected: 'a calendar day YYYY-MM-DD',
  german: 'ein Tag, geschrieben JJJJ-MM-TT',
  found,
});

/** Every index at which a value stands that stood before. */
export const repeatedAt = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
