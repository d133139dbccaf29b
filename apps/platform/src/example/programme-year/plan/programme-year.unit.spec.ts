import { Chance } from './chance.js';
import { approvedAtLast } from './grant-plan.js';
import { planProgrammeYear } from './programme-year.js';
import { sharesOf } from './shares.js';

const plan = (seed: number, size: 'small' | 'full' = 'full') => planProgrammeYear(seed, 2026, '2026-11-23', size);

describe('a planned year', () => {
  test('is the same for the same seed, and another for another one', () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7)).not.toEqual(plan(8));
  });

  test('has nineteen carriers, eighteen projects of twelve districts and one for the whole city, and 150 positions', () => {
    const { projects, carriers } = plan(7);
    expect(carriers).toHaveLength(19);
    const areas = projects.map(({ area }) => area);
    expect(areas).toHaveLength(19);
    expect(new Set(areas).size).toBe(13);
    const december = projects
      .flatMap(({ staff }) => staff.positions)
      .filter(({ period }) => period.to === '2027-01-01');
    expect(december).toHaveLength(150);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'with seed %i adds up to the cent and stays within every allotment',
    (seed) => {
      const { projects, budget } = plan(seed);
      for (const { plan: financing } of projects.flatMap(({ grants }) => grants)) {
        const cost = financing.costs.reduce((sum, { amountCents }) => sum + amountCents, 0);
        const income = financing.income.reduce((sum, { amountCents }) => sum + amountCents, 0);
        expect(cost - income).toBe(financing.requestedCents);
        expect(Math.min(...financing.costs.map(({ amountCents }) => amountCents))).toBeGreaterThan(0);
      }
      for (const { district, amountCents } of budget.shares) {
        const own = projects.filter(({ area }) => area === district);
        const approved = own.flatMap(({ grants }) => grants).reduce((sum, grant) => sum + approvedAtLast(grant), 0);
        const transferred = own.reduce(
          (sum, { contribution }) => sum + (contribution?.way === 'transferred' ? contribution.amountCents : 0),
          0,
        );
        expect(approved).toBeLessThanOrEqual(amountCents + transferred);
      }
    },
  );
});

test('the shares are those of the worked example: 1,000.00 with weights ½ and ½, values 30/20/10 and 10/10/20', () => {
  const half = { numerator: 1, denominator: 2 };
  const values = (...three: readonly string[]) => three.map((value, index) => ({ district: `0${index + 1}`, value }));
  const shares = sharesOf({
    amountCents: 1_000_00,
    positions: 3,
    baseCents: 0,
    criteria: [
      { weight: half, values: values('30', '20', '10') },
      { weight: half, values: values('10', '10', '20') },
    ],
  });
  expect(shares.map(({ amountCents }) => amountCents)).toEqual([375_00, 291_67, 333_33]);
  expect(shares.map(({ positions }) => positions)).toEqual([1, 1, 1]);
});

test('numbers stay within their bounds and reach both', () => {
  const chance = new Chance(7, 'dice');
  const numbers = Array.from({ length: 1_000 }, () => chance.whole(1, 6));
  expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});
