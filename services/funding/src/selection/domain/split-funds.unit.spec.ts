import fc from 'fast-check';
import { splitFunds } from './split-funds.js';

const YEAR_2026 = { from: '2026-01-01', to: '2027-01-01' };

describe('the money of a period that two carriers share', () => {
  test('on 1 July, 120,000 €: by months 60,000 and 60,000', () => {
    expect(splitFunds(12_000_000, YEAR_2026, '2026-07-01', 'months')).toEqual({
      method: 'months',
      period: YEAR_2026,
      totalCents: 12_000_000,
      formerCents: 6_000_000,
      newCents: 6_000_000,
    });
  });

  test('on 1 July, 120,000 €: by days 59,506.85 and 60,493.15', () => {
    expect(splitFunds(12_000_000, YEAR_2026, '2026-07-01', 'days')).toMatchObject({
      formerCents: 5_950_685,
      newCents: 6_049_315,
    });
  });

  test('counts a part of a month by its own days: from 15 October, 17 of 31', () => {
    const october = { from: '2026-10-01', to: '2026-11-01' };
    expect(splitFunds(310_000, october, '2026-10-15', 'months')).toMatchObject({ newCents: 170_000 });
    const quarter = { from: '2026-10-01', to: '2027-01-01' };
    expect(splitFunds(930_000, quarter, '2026-10-15', 'months')).toMatchObject({ newCents: 170_000 + 620_000 });
  });

  test('sums to the cent, and a later change never gives the former carrier less', () => {
    const day = fc.integer({ min: 1, max: 363 });
    const on = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.nat({ max: 1e12 }), day, fc.constantFrom('months', 'days'), (total, offset, method) => {
        const split = splitFunds(total, YEAR_2026, on(offset), method);
        expect(split.formerCents + split.newCents).toBe(total);
        expect(splitFunds(total, YEAR_2026, on(offset + 1), method).formerCents).toBeGreaterThanOrEqual(
          split.formerCents,
        );
      }),
    );
  });

  test.each(['2026-01-01', '2027-01-01', '2025-12-31'])('cannot be split on %s', (on) => {
    expect(() => splitFunds(1, YEAR_2026, on, 'days')).toThrow(RangeError);
  });
});
