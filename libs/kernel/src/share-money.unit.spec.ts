import fc from 'fast-check';
import {
  addFractions,
  cents,
  type Fraction,
  fraction,
  type Money,
  multiplyFractions,
  shareMoney,
  sumMoney,
  type Weight,
} from './index.js';

const districts = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

const shared = (total: Money, weights: readonly Weight[]): ReadonlyMap<string, Money> => {
  const result = shareMoney(total, weights);
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`);
  return result.value;
};

describe('sharing an appropriation', () => {
  test('1,000,000.01 € to 12 equal shares: five get 83,333.34, seven 83,333.33, and the lower district keys get the cent', () => {
    const shares = shared(
      cents(100_000_001),
      districts.map((key) => ({ key, weight: fraction(1, 12) })),
    );
    expect([...shares]).toEqual(districts.map((key) => [key, key <= '05' ? 8_333_334 : 8_333_333]));
  });

  test('8,100,000 € in twelfths: 8.33 % each would lose 3,240 €, fractions lose nothing', () => {
    const total = cents(810_000_000);
    const inPercent = multiplyFractions(fraction(total), fraction(833, 10_000));
    expect(multiplyFractions(inPercent, fraction(12))).toEqual(fraction(809_676_000));

    const shares = shared(
      total,
      districts.map((key) => ({ key, weight: fraction(1, 12) })),
    );
    expect(new Set(shares.values())).toEqual(new Set([67_500_000]));
    expect(sumMoney(shares.values())).toBe(total);
  });

  test('weights ½ migration 30/20/10 and ½ index 10/10/20: 1,000.00 € becomes 375.00, 291.67 and 333.33', () => {
    const half = fraction(1, 2);
    const weight = (migration: number, index: number): Fraction =>
      addFractions(multiplyFractions(half, fraction(migration, 60)), multiplyFractions(half, fraction(index, 40)));
    const shares = shared(cents(100_000), [
      { key: '01', weight: weight(30, 10) },
      { key: '02', weight: weight(20, 10) },
      { key: '03', weight: weight(10, 20) },
    ]);
    expect([...shares.values()]).toEqual([37_500, 29_167, 33_333]);
  });

  test('ties go to the lower key, whatever the order of the input', () => {
    const two = (first: string, second: string) => [first, second].map((key) => ({ key, weight: fraction(1) }));
    expect([...shared(cents(1), two('10', '02'))]).toEqual([
      ['02', 1],
      ['10', 0],
    ]);
    expect([...shared(cents(1), two('02', '10'))]).toEqual([...shared(cents(1), two('10', '02'))]);
  });

  test('what is not promised: a cent more in total may cost a single share one (Alabama paradox)', () => {
    const weights = [
      { key: 'a', weight: fraction(6) },
      { key: 'b', weight: fraction(6) },
      { key: 'c', weight: fraction(2) },
    ];
    expect([...shared(cents(10), weights).values()]).toEqual([4, 4, 2]);
    expect([...shared(cents(11), weights).values()]).toEqual([5, 5, 1]);
  });
});

describe('a sharing is refused', () => {
  const one = { key: '01', weight: fraction(1) };

  test.each<[string, number, readonly Weight[], object]>([
    ['when the total is negative', -1, [one], { kind: 'negativeTotal', total: -1 }],
    [
      'when a weight is negative',
      1,
      [one, { key: '02', weight: fraction(-1, 3) }],
      { kind: 'negativeWeight', key: '02' },
    ],
    ['when a key comes twice', 1, [one, { key: '01', weight: fraction(2) }], { kind: 'duplicateKey', key: '01' }],
    ['when nobody takes part', 1, [], { kind: 'noWeight' }],
    ['when every weight is zero', 1, [{ key: '01', weight: fraction(0) }], { kind: 'noWeight' }],
  ])('%s', (_, total, weights, error) => {
    expect(shareMoney(cents(total), weights)).toEqual({ ok: false, error });
  });
});

describe('every sharing', () => {
  const totals = fc.oneof(fc.nat(), fc.maxSafeNat()).map(cents);
  const weightLists = fc
    .uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 3 }),
        weight: fc
          .tuple(fc.oneof(fc.nat({ max: 3 }), fc.maxSafeNat()), fc.integer({ min: 1, max: 1_000_000 }))
          .map(([numerator, denominator]) => fraction(numerator, denominator)),
      }),
      { selector: ({ key }) => key, minLength: 1, maxLength: 14 },
    )
    .filter((weights) => weights.some(({ weight }) => weight.numerator > 0n));

  test('sums to the total', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const sum = [...shared(total, weights).values()].reduce((subtotal, share) => subtotal + BigInt(share), 0n);
        expect(sum).toBe(BigInt(total));
      }),
    );
  });

  test('gives each less than one cent more or less than the exact share, and nothing for weight zero', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const shares = shared(total, weights);
        const sum = weights.reduce((subtotal, { weight }) => addFractions(subtotal, weight), fraction(0));
        for (const { key, weight } of weights) {
          const exact = multiplyFractions(
            fraction(total),
            fraction(weight.numerator * sum.denominator, weight.denominator * sum.numerator),
          );
          const distance = addFractions(fraction(shares.get(key) ?? -1), multiplyFractions(exact, fraction(-1)));
          expect(distance.numerator < distance.denominator && -distance.numerator < distance.denominator).toBe(true);
          if (weight.numerator === 0n) expect(shares.get(key)).toBe(0);
        }
      }),
    );
  });

  test('does not depend on the order of the weights, nor on their scale', () => {
    const shuffled = weightLists.chain((weights) =>
      fc.tuple(fc.constant(weights), fc.shuffledSubarray(weights, { minLength: weights.length })),
    );
    fc.assert(
      fc.property(totals, shuffled, fc.integer({ min: 1 }), (total, [weights, reordered], scale) => {
        const expected = [...shared(total, weights)];
        expect([...shared(total, reordered)]).toEqual(expected);
        const scaled = weights.map(({ key, weight }) => ({
          key,
          weight: multiplyFractions(weight, fraction(1, scale)),
        }));
        expect([...shared(total, scaled)]).toEqual(expected);
      }),
    );
  });

  test('never gives less to a larger weight', () => {
    fc.assert(
      fc.property(totals, weightLists, (total, weights) => {
        const shares = shared(total, weights);
        for (const a of weights) {
          for (const b of weights) {
            const larger = a.weight.numerator * b.weight.denominator > b.weight.numerator * a.weight.denominator;
            if (larger) expect(shares.get(a.key)).toBeGreaterThanOrEqual(shares.get(b.key) ?? Number.NaN);
          }
        }
      }),
    );
  });
});

describe('a fraction', () => {
  test('is kept in lowest terms with a positive denominator', () => {
    expect(fraction(6, -8)).toEqual({ numerator: -3n, denominator: 4n });
    expect(fraction(0, -5)).toEqual({ numerator: 0n, denominator: 1n });
  });

  test('needs whole numbers and a denominator other than 0', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => fraction(0.5)).toThrow(RangeError);
  });
});
