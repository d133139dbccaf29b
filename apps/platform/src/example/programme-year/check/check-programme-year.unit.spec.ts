import { planBudget } from '../plan/budget-plan.js';
import type { Answers, Figures, Grant, Position } from './answers.js';
import {
  allotmentsAddUp,
  approvedWithinAllotments,
  paidWithinApproved,
  shortfallsAreRight,
  watchAddsUp,
} from './check-money.js';
import { fundedOnce, headcountsAddUp, hoursOrException } from './check-people.js';
import { Comparison, type Finding } from './finding.js';

const { formula, shares } = planBudget(7, 2026);

const figures = (amountCents: number, approvedCents = 0): Figures => ({
  amountCents,
  transferredCents: 0,
  blockedCents: 0,
  approvedCents,
  reservedCents: 0,
  freeCents: amountCents - approvedCents,
});

const GRANT: Grant = {
  id: 'grant-1',
  fileReference: 'IL-1',
  area: '01',
  status: 'approved',
  requestedCents: 100_00,
  approvedCents: 90_00,
  paidCents: 40_00,
  overpaidCents: 0,
  terms: { rates: [{ year: 2026, amountCents: 90_00 }], positionsApproved: 1 },
  versions: [{ plan: { costs: [{ amountCents: 110_00 }], income: [{ amountCents: 10_00 }], requestedCents: 100_00 } }],
  payments: [{ amountCents: 40_00 }],
  decisions: [
    { outcome: 'lapsed', shortfalls: [{ requestedCents: 100_00, freeCents: 95_00, shortCents: 5_00 }] },
    { outcome: 'approved', shortfalls: [] },
  ],
};

const POSITION: Position = {
  id: 'position-1',
  grantId: 'grant-1',
  from: '2026-01-01',
  to: '2027-01-01',
  occupancies: [
    {
      from: '2026-01-01',
      shareBasisPoints: 10_000,
      funded: true,
      absences: [{ from: '2026-03-01', to: '2026-09-01', pay: 'suspended' }],
    },
    { from: '2026-03-01', to: '2026-09-01', shareBasisPoints: 10_000, funded: true, absences: [] },
  ],
};

const parts = shares.map(({ district, amountCents }) => {
  const approvedCents = district === '01' ? 90_00 : 0;
  return {
    part: `district-${district}`,
    ...figures(amountCents, approvedCents),
    lines: [
      { kind: 'amount', effectCents: amountCents },
      { kind: 'grant', effectCents: -approvedCents, approvedCents },
    ],
  };
});

const RIGHT: Answers = {
  totalCents: formula.amountCents,
  watch: { totals: figures(formula.amountCents, 90_00), parts },
  formulas: [{ ...formula, status: 'decided', shares }],
  grants: [GRANT],
  positions: [POSITION],
  facilitators: [
    { id: 'a', employments: [{ from: '2026-01-01', form: 'socialInsurance', weeklyHours: '30.00' }] },
    {
      id: 'b',
      employments: [{ from: '2026-01-01', form: 'socialInsurance', weeklyHours: '29.50', exception: 'sharedPosition' }],
    },
  ],
  headcounts: [
    { kind: 'programme', count: 94 },
    { kind: 'jobCentre', count: 217 },
    { kind: 'all', count: 320 },
  ],
};

const CHECKS: readonly ((answers: Answers) => Finding)[] = [
  allotmentsAddUp,
  (answers) => approvedWithinAllotments(answers, 2026),
  (answers) => shortfallsAreRight(answers, [5_00]),
  paidWithinApproved,
  watchAddsUp,
  fundedOnce,
  hoursOrException,
  headcountsAddUp,
];

test('figures that are right differ nowhere', () => {
  expect(CHECKS.flatMap((check) => check(RIGHT).differences)).toEqual([]);
});

const [firstPart, ...otherParts] = parts as [(typeof parts)[number], ...typeof parts];
const withPart = (changes: object): Partial<Answers> => ({
  watch: { ...RIGHT.watch, parts: [{ ...firstPart, ...changes }, ...otherParts] },
});
const withGrant = (changes: Partial<Grant>): Partial<Answers> => ({ grants: [{ ...GRANT, ...changes }] });

test.each<[string, (answers: Answers) => Finding, Partial<Answers>]>([
  ['an appropriation a cent off', allotmentsAddUp, { totalCents: formula.amountCents + 1 }],
  ['an allotment a cent off', allotmentsAddUp, withPart({ amountCents: firstPart.amountCents + 1 })],
  ['more approved than allotted', (a) => approvedWithinAllotments(a, 2026), withPart({ amountCents: 89_99 })],
  [
    'grants that the budget watch does not know',
    (a) => approvedWithinAllotments(a, 2026),
    withPart({ approvedCents: 0 }),
  ],
  ['another shortfall than planned', (a) => shortfallsAreRight(a, [5_01]), {}],
  ['an overpayment that is not shown', paidWithinApproved, withGrant({ approvedCents: 39_99 })],
  [
    'a plan a cent off',
    paidWithinApproved,
    withGrant({ versions: [{ plan: { costs: [], income: [], requestedCents: 1 } }] }),
  ],
  ['lines that do not sum to what is free', watchAddsUp, withPart({ lines: [] })],
  [
    'a position that is paid twice',
    fundedOnce,
    { positions: [{ ...POSITION, occupancies: POSITION.occupancies.map((held) => ({ ...held, absences: [] })) }] },
  ],
  ['more positions than approved', fundedOnce, { positions: [POSITION, { ...POSITION, id: 'position-2' }] }],
  [
    '29.5 hours without an exception',
    hoursOrException,
    {
      facilitators: [{ id: 'c', employments: [{ from: '2026-01-01', form: 'socialInsurance', weeklyHours: '29.50' }] }],
    },
  ],
  ['a headcount that is off', headcountsAddUp, { headcounts: [{ kind: 'all', count: 320 }] }],
])('%s is found', (_, check, changes) => {
  expect(check({ ...RIGHT, ...changes }).differences).not.toEqual([]);
});

test('a check that compares nothing fails', () => {
  expect(() => new Comparison().finding('any rule', 'nowhere')).toThrow('nothing was compared');
});
