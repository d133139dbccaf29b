import fc from 'fast-check';
import { approvedCentsOn } from './approved-on.js';
import { budgetYearsOf } from './budget-years.js';
import { grantForActualCost } from './eligible-grant.js';

describe('what a grant comes to once the cost is known', () => {
  // 600,000 approved and 45,000 given by the district to the carrier: a plan of 645,000, of which 630,000 were spent.
  const actual = { approvedCents: 600_000_00, actualCostCents: 630_000_00, incomeCents: 45_000_00 };

  test.each([
    ['deficit', { kind: 'deficit' as const }, 585_000_00],
    ['share', { kind: 'share' as const, numerator: 600_000_00, denominator: 645_000_00 }, 586_046_51],
    ['fixed amount', { kind: 'fixedAmount' as const }, 600_000_00],
  ])('with %s financing', (_, financing, cents) => {
    expect(grantForActualCost(financing, actual)).toBe(cents);
  });

  test('is never more than approved and never below 0, whatever was spent', () => {
    const cents = fc.integer({ min: 0, max: 10 ** 11 });
    fc.assert(
      fc.property(cents, cents, cents, fc.integer({ min: 1, max: 10 ** 6 }), (approvedCents, cost, income, part) => {
        for (const financing of [
          { kind: 'deficit' as const },
          { kind: 'share' as const, numerator: part, denominator: 10 ** 6 },
          { kind: 'fixedAmount' as const },
        ]) {
          const grant = grantForActualCost(financing, { approvedCents, actualCostCents: cost, incomeCents: income });
          expect(Number.isSafeInteger(grant) && grant >= 0 && grant <= approvedCents).toBe(true);
        }
      }),
    );
  });
});

test('as of 1 March, recorded by 1 August, 100,000 stay 100,000: the amendment of 15 July counts from its day', () => {
  const recordedByAugust = [
    { effectiveOn: '2025-12-10', approvedCents: 100_000_00 },
    { effectiveOn: '2026-07-15', approvedCents: 112_000_00 },
  ];
  expect(approvedCentsOn(recordedByAugust, '2026-03-01')).toBe(100_000_00);
  expect(approvedCentsOn(recordedByAugust, '2026-07-15')).toBe(112_000_00);
  expect(approvedCentsOn(recordedByAugust, '2025-12-09')).toBe(0);
});

test('a period touches the years of its days; its end is not one of them', () => {
  expect(budgetYearsOf({ from: '2026-07-01', to: '2027-01-01' })).toEqual([2026]);
  expect(budgetYearsOf({ from: '2026-12-31', to: '2027-01-02' })).toEqual([2026, 2027]);
});
