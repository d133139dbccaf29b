import fc from 'fast-check';
import { DISTRICT_KEYS } from '../parts.js';
import { computeShares } from './allocation-methods.js';
import { formulaFaults } from './check-input.js';
import { aCriterion, aFormula } from './formula.fixture.js';
import { weightedShares } from './weighted-shares.js';

const amounts = (shares: ReturnType<typeof computeShares>) => shares.map(({ amountCents }) => amountCents);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('sharing by weighted criteria (worked examples of the domain)', () => {
  test('1,000,000.01 € in twelve equal shares: five of 83,333.34 and seven of 83,333.33, lower keys first', () => {
    const shares = amounts(computeShares(aFormula({ amountCents: 100_000_001 })));
    expect(shares).toEqual([...new Array(5).fill(8_333_334), ...new Array(7).fill(8_333_333)]);
  });

  test('8,100,000 € by twelfths loses nothing, where 8.33 % each loses 3,240 €', () => {
    const shares = amounts(computeShares(aFormula({ amountCents: 810_000_000 })));
    expect(shares).toEqual(new Array(12).fill(67_500_000));
    expect(sum(shares) - 12 * Math.round(810_000_000 * 0.0833)).toBe(324_000);
  });

  test('weights ½ and ½ over 30/20/10 and 10/10/20 share 1,000.00 € as 375.00 / 291.67 / 333.33', () => {
    const half = { weight: { numerator: 1, denominator: 2 } };
    const criteria = [
      { ...aCriterion({}, half), values: { a: '30', b: '20', c: '10' } },
      { ...aCriterion({}, half), values: { a: '10', b: '10', c: '20' } },
    ];
    const shares = weightedShares(['a', 'b', 'c'], aFormula({ amountCents: 100_000, positions: 10, criteria }));
    expect(Object.fromEntries(shares)).toEqual({
      a: { amountCents: 37_500, positions: 4 },
      b: { amountCents: 29_167, positions: 3 },
      c: { amountCents: 33_333, positions: 3 },
    });
  });
});

describe('base amount and cap', () => {
  test('every district gets the base amount first, the rest goes by the criteria', () => {
    const onlyMitte = aCriterion(Object.fromEntries(DISTRICT_KEYS.slice(1).map((district) => [district, '0'])));
    const shares = amounts(computeShares(aFormula({ baseCents: 1_000_000, criteria: [onlyMitte] })));
    expect(shares).toEqual([109_000_000, ...new Array(11).fill(1_000_000)]);
  });

  test('nobody exceeds the cap; what is over goes to the others in proportion', () => {
    const criteria = [aCriterion({ '01': '100', '02': '2' })];
    const shares = amounts(computeShares(aFormula({ capCents: 30_000_000, criteria })));
    expect(shares[0]).toBe(30_000_000);
    // 900,000.00 € over 2 + 10 × 1.
    expect(shares[1]).toBe(15_000_000);
    expect(shares.slice(2)).toEqual(new Array(10).fill(7_500_000));
  });
});

test('whatever the values, weights, base and cap: money and positions sum to what was shared, within the bounds', () => {
  const value = fc.tuple(fc.nat(9999), fc.nat(999)).map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`);
  const values = fc
    .array(value, { minLength: 12, maxLength: 12 })
    .filter((list) => list.every((text) => Number(text) > 0))
    .map((list) => Object.fromEntries(DISTRICT_KEYS.map((district, index) => [district, list[index] ?? '0'])));
  const input = fc
    .record({
      amountCents: fc.integer({ min: 12, max: 1_000_000_000 }),
      positions: fc.nat(400),
      base: fc.double({ min: 0, max: 1, noNaN: true }),
      cap: fc.option(fc.double({ min: 1, max: 12, noNaN: true }), { nil: undefined }),
      first: fc.integer({ min: 1, max: 99 }),
      values: fc.tuple(values, values),
    })
    .map(({ amountCents, positions, base, cap, first, values: [one, other] }) => {
      const twelfth = amountCents / 12;
      return aFormula({
        amountCents,
        positions,
        baseCents: Math.floor(base * twelfth),
        ...(cap !== undefined && { capCents: Math.ceil(cap * twelfth) }),
        criteria: [
          aCriterion(one, { weight: { numerator: first, denominator: 100 } }),
          aCriterion(other, { weight: { numerator: 100 - first, denominator: 100 } }),
        ],
      });
    });
  fc.assert(
    fc.property(input, (formula) => {
      expect(formulaFaults(formula)).toEqual([]);
      const shares = computeShares(formula);
      expect(sum(amounts(shares))).toBe(formula.amountCents);
      expect(sum(shares.map(({ positions }) => positions))).toBe(formula.positions);
      for (const { amountCents } of shares) {
        expect(amountCents).toBeGreaterThanOrEqual(formula.baseCents);
        expect(amountCents).toBeLessThanOrEqual(formula.capCents ?? formula.amountCents);
      }
    }),
  );
});

describe('a formula is refused with the path of the fault', () => {
  const { '12': _twelfth, ...elevenValues } = aCriterion().values;
  test.each([
    [
      'weights that do not sum to 1',
      { criteria: [aCriterion({}, { weight: { numerator: 2, denominator: 3 } })] },
      'criteria',
    ],
    ['no criterion', { criteria: [] }, 'criteria'],
    ['a district without value', { criteria: [aCriterion({}, { values: elevenValues })] }, 'criteria[0].values.12'],
    ['a value that is no exact decimal', { criteria: [aCriterion({ '07': '1e3' })] }, 'criteria[0].values.07'],
    ['a thirteenth district', { criteria: [aCriterion({ '13': '1' })] }, 'criteria[0].values.13'],
    [
      'values that are all 0',
      { criteria: [aCriterion(Object.fromEntries(DISTRICT_KEYS.map((key) => [key, '0'])))] },
      'criteria[0].values',
    ],
    ['a hash that is none', { criteria: [aCriterion({}, { sourceHash: 'AB' })] }, 'criteria[0].sourceHash'],
    ['a base amount above a twelfth', { baseCents: 10_000_001 }, 'baseCents'],
    ['a cap below a twelfth', { capCents: 9_999_999 }, 'capCents'],
    ['no money', { amountCents: 0 }, 'amountCents'],
    ['half a position', { positions: 0.5 }, 'positions'],
  ])('%s', (_, input, field) => {
    expect(formulaFaults(aFormula(input)).map((fault) => fault.field)).toEqual([field]);
  });
});
