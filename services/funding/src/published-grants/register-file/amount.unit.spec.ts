import fc from 'fast-check';
import { centsOf, precisionOf } from './amount.js';

test('every amount in euros and cents is read to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }), (cents) => {
      expect(centsOf(cents / 100)).toEqual({ ok: true, value: cents });
    }),
  );
});

test('what a double holds beyond 15 digits was never entered', () => {
  expect(centsOf(0.1 + 0.2)).toEqual({ ok: true, value: 30 });
  expect(centsOf(1234.5599999999999)).toEqual({ ok: true, value: 123_456 });
});

test('minus nothing is nothing', () => {
  expect(centsOf(-0)).toEqual({ ok: true, value: 0 });
});

test.each([0.001, 1.005, 1e-7, 1e13, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount', (euros) => {
  expect(centsOf(euros).ok).toBe(false);
});

test('a file publishes cents as soon as one amount has some', () => {
  expect(precisionOf([100, 200])).toBe('wholeEuros');
  expect(precisionOf([100, 201])).toBe('cents');
});
