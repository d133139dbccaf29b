/** One fault of what was handed in, by the path of its field. */
export interface Fault {
  /** Path from the body of the request: `plan.costs[2].amountCents`. */
  readonly field: string;
  readonly expected: string;
  readonly found?: string;
}

/** An amount as refusals name it: euros with a decimal point, `1234.50`. */
export const euros = (cents: number): string => {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} €`;
};

/** Every index at which a value stands that stood before. */
export const repeatedAt = (values: readonly string[]): readonly number[] =>
  values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
