/** What a formula of the platform takes in: the values per district as exact decimals. */
export interface FormulaInput {
  readonly amountCents: number;
  readonly positions: number;
  readonly baseCents: number;
  readonly criteria: readonly {
    readonly weight: { readonly numerator: number; readonly denominator: number };
    readonly values: readonly { readonly district: string; readonly value: string }[];
  }[];
}

export interface Share {
  readonly district: string;
  readonly amountCents: number;
  readonly positions: number;
}

/** Decimals behind the dot that a value may have here. */
const DECIMALS = 9;

const scaled = (decimal: string): bigint => {
  const [whole = '0', behind = ''] = decimal.split('.');
  return BigInt(whole + behind.padEnd(DECIMALS, '0'));
};

/** Largest remainder; of equal remainders the earlier one. */
const largestRemainder = (total: bigint, weights: readonly bigint[]): readonly bigint[] => {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const floors = weights.map((weight) => (total * weight) / sum);
  const left = total - floors.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const raised = new Set(order.slice(0, Number(left)).map(({ index }) => index));
  return floors.map((floor, index) => floor + (raised.has(index) ? 1n : 0n));
};

/**
 * The shares of a formula without cap, computed apart from the platform so that its answers can be held against them:
 * everybody the base amount, the rest by the sum over the criteria of weight × value / sum of the values, by largest
 * remainder; positions in proportion to the cents.
 */
export const sharesOf = ({ amountCents, positions, baseCents, criteria }: FormulaInput): readonly Share[] => {
  const districts = [...new Set(criteria.flatMap(({ values }) => values.map(({ district }) => district)))].toSorted();
  const columns = criteria.map(({ weight, values }) => {
    const byDistrict = new Map(values.map(({ district, value }) => [district, scaled(value)]));
    const column = districts.map((district) => byDistrict.get(district) ?? 0n);
    return { weight, column, sum: column.reduce((a, b) => a + b, 0n) };
  });
  // One denominator for all criteria keeps everything whole.
  const denominator = columns.reduce((product, { weight, sum }) => product * BigInt(weight.denominator) * sum, 1n);
  const weights = districts.map((_, index) =>
    columns.reduce(
      (total, { weight, column, sum }) =>
        total + (denominator / (BigInt(weight.denominator) * sum)) * BigInt(weight.numerator) * (column[index] ?? 0n),
      0n,
    ),
  );
  const above = largestRemainder(BigInt(amountCents - baseCents * districts.length), weights);
  const cents = above.map((share) => share + BigInt(baseCents));
  const posts = largestRemainder(BigInt(positions), cents);
  return districts.map((district, index) => ({
    district,
    amountCents: Number(cents[index] ?? 0n),
    positions: Number(posts[index] ?? 0n),
  }));
};
