import fc from 'fast-check';
import { formatLogPosition, ordinalOf } from './log-position.js';

const ours = '0a1b2c3d4e5f';

describe('a log position', () => {
  test('is the id of the store and 20 digits', () => {
    expect(formatLogPosition(ours, 17)).toBe('0a1b2c3d4e5f-00000000000000000017');
    expect(formatLogPosition(ours, 2n ** 64n - 1n)).toBe('0a1b2c3d4e5f-18446744073709551615');
  });

  test('gives its ordinal back, and positions of one store order as strings', () => {
    const ordinals = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
    fc.assert(
      fc.property(ordinals, ordinals, (a, b) => {
        expect(ordinalOf(ours, formatLogPosition(ours, a))).toBe(a);
        expect(formatLogPosition(ours, a) < formatLogPosition(ours, b)).toBe(a < b);
      }),
    );
  });

  test('of another store is refused with both ids', () => {
    const foreign = formatLogPosition('ffffffffffff', 1);
    expect(() => ordinalOf(ours, foreign)).toThrow(/belongs to store ffffffffffff, but this is store 0a1b2c3d4e5f/);
  });

  test.each(['', '17', `${ours}-17`, `${ours.toUpperCase()}-00000000000000000017`, `${ours}-000000000000000000017`])(
    '%j is malformed',
    (text) => expect(() => ordinalOf(ours, text)).toThrow('is not a log position'),
  );
});
