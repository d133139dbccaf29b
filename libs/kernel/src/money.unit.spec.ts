import fc from 'fast-check';
import { addMoney, cents, compareMoney, formatMoney, parseMoney, subtractMoney, sumMoney } from './index.js';

const amounts = fc.maxSafeInteger().map(cents);

describe('Money', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 53)])(
    '%p is refused: money is whole cents that a double holds exactly',
    (amount) => {
      expect(() => cents(amount)).toThrow(RangeError);
    },
  );

  test('there is one zero: -0 becomes 0', () => {
    expect(Object.is(cents(-0), 0)).toBe(true);
  });

  test('a sum that leaves the safe integers is refused, never rounded', () => {
    const most = cents(Number.MAX_SAFE_INTEGER);
    expect(() => addMoney(most, cents(1))).toThrow(RangeError);
    expect(() => subtractMoney(cents(-Number.MAX_SAFE_INTEGER), cents(1))).toThrow(RangeError);
    expect(() => sumMoney([most, most, most])).toThrow(RangeError);
    expect(addMoney(most, cents(0))).toBe(most);
  });

  test('sums agree with arbitrary precision, or are refused', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const exact = BigInt(a) + BigInt(b);
        const fits = Number.isSafeInteger(Number(exact)) && BigInt(Number(exact)) === exact;
        if (fits) {
          expect(BigInt(addMoney(a, b))).toBe(exact);
          expect(sumMoney([a, b])).toBe(addMoney(a, b));
          expect(subtractMoney(addMoney(a, b), b)).toBe(a);
        } else {
          expect(() => addMoney(a, b)).toThrow(RangeError);
        }
      }),
    );
  });

  test('amounts sort by their size', () => {
    expect([cents(200), cents(-1), cents(30)].sort(compareMoney)).toEqual([-1, 30, 200]);
    expect(compareMoney(cents(5), cents(5))).toBe(0);
  });

  test('the sum of nothing is 0', () => {
    expect(sumMoney([])).toBe(0);
  });
});

describe('an amount as it is written in German', () => {
  test.each([
    ['1.234,56 €', 123_456],
    ['1.234,56\u00a0€', 123_456],
    ['1234,56€', 123_456],
    ['1.234', 123_400],
    ['0,05', 5],
    ['-12,00 €', -1_200],
    ['-0,00', 0],
    ['90.071.992.547.409,91 €', Number.MAX_SAFE_INTEGER],
  ])('%p is read as %p cents', (text, amount) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    '',
    '€',
    '1,5',
    '1,234',
    '1.23',
    '1.2345',
    '12.34,00',
    '1,234.56',
    '1 234,56',
    '--1',
    '+1',
    '1e3',
    ' 1',
    '٣',
  ])('%p is refused rather than guessed', (text) => {
    expect(parseMoney(text)).toMatchObject({ ok: false, error: { kind: 'malformed' } });
  });

  test('an amount beyond the safe integers is refused as too large', () => {
    expect(parseMoney('90.071.992.547.409,92 €')).toMatchObject({ ok: false, error: { kind: 'tooLarge' } });
  });

  test.each([
    [123_456, '1.234,56 €'],
    [5, '0,05 €'],
    [-70, '-0,70 €'],
    [100_000_001, '1.000.000,01 €'],
    [99_900, '999,00 €'],
  ])('%p cents are written %p', (amount, text) => {
    expect(formatMoney(cents(amount))).toBe(text.replace(' ', '\u00a0'));
  });

  test('what is written is read back unchanged', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseMoney(formatMoney(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  test('it is written as the platform writes German euros', () => {
    const german = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
    fc.assert(
      fc.property(fc.integer().map(cents), (amount) => {
        expect(formatMoney(amount)).toBe(german.format(amount / 100));
      }),
    );
  });
});
