import { createHash } from 'node:crypto';
import { Chance } from './chance.js';
import { DISTRICTS } from './districts.js';
import { type FormulaInput, type Share, sharesOf } from './shares.js';

export interface Appropriation {
  readonly totalCents: number;
  readonly parts: readonly { readonly part: string; readonly amountCents: number }[];
}

export interface BudgetPlan {
  /** Chapter and title are dated reference data; these are an example, and say so. */
  readonly address: { readonly chapter: string; readonly title: string; readonly part: string };
  /** Before the budget is passed: half of everything. */
  readonly provisional: Appropriation;
  readonly final: Appropriation;
  readonly formula: FormulaInput & { readonly example: true; readonly criteria: readonly ExampleCriterion[] };
  readonly shares: readonly Share[];
  /** What each district says to the formula. */
  readonly answers: readonly { readonly district: string; readonly stand: 'statement' | 'consent' | 'dissent' }[];
  /** Blocked from the first day on, and lifted as the very last act: its lifting says that the year is complete. */
  readonly block: { readonly part: 'reserve'; readonly amountCents: number };
}

interface ExampleCriterion {
  readonly name: string;
  readonly weight: { readonly numerator: number; readonly denominator: number };
  readonly source: string;
  readonly referenceDate: string;
  readonly sourceHash: string;
  readonly values: readonly { readonly district: string; readonly value: string }[];
}

/** What districts share out; the whole comes to 8.74 million euros, the order of magnitude of 2025. */
const DISTRICTS_CENTS = 715_000_000;
export const SUPRA_DISTRICT_CENTS = 62_000_000;
const OTHER_PARTS = { programmeOffice: 48_000_000, courses: 21_000_000, supervision: 13_000_000, reserve: 15_000_000 };
const DISTRICT_POSITIONS = 138;
const BASE_CENTS = 20_000_000;

const criterion = (name: string, year: number, exampleValue: (index: number) => string): ExampleCriterion => {
  const values = DISTRICTS.map(({ key }, index) => ({ district: key, value: exampleValue(index) }));
  return {
    name: `${name} (Beispielwerte)`,
    weight: { numerator: 1, denominator: 2 },
    source: 'Erfundene Werte des Beispieljahres, keine Statistik',
    referenceDate: `${year - 2}-12-31`,
    sourceHash: createHash('sha256').update(JSON.stringify(values)).digest('hex'),
    values,
  };
};

const appropriation = (parts: Readonly<Record<string, number>>): Appropriation => ({
  totalCents: Object.values(parts).reduce((sum, cents) => sum + cents, 0),
  parts: Object.entries(parts).map(([part, amountCents]) => ({ part, amountCents })),
});

export const planBudget = (seed: number, year: number): BudgetPlan => {
  const chance = new Chance(seed, 'budget');
  const parts = { undistributed: DISTRICTS_CENTS, supraDistrict: SUPRA_DISTRICT_CENTS, ...OTHER_PARTS };
  const halves = Object.fromEntries(Object.entries(parts).map(([part, cents]) => [part, cents / 2]));
  const formula = {
    example: true,
    amountCents: DISTRICTS_CENTS,
    positions: DISTRICT_POSITIONS,
    baseCents: BASE_CENTS,
    criteria: [
      criterion('Menschen mit Migrationsgeschichte', year, (index) =>
        String((DISTRICTS[index]?.migration ?? 0) + 100 * chance.whole(0, 99)),
      ),
      criterion('Soziale Lage', year, (index) => DISTRICTS[index]?.situation ?? '0'),
    ],
  } as const;
  const dissenting = chance.whole(0, 5);
  const stating = chance.whole(6, 11);
  return {
    address: { chapter: '9901', title: '68406', part: `Beispiel ${seed}` },
    provisional: appropriation(halves),
    final: appropriation(parts),
    formula,
    shares: sharesOf(formula),
    answers: DISTRICTS.map(({ key }, index) => ({
      district: key,
      stand: index === dissenting ? 'dissent' : index === stating ? 'statement' : 'consent',
    })),
    block: { part: 'reserve', amountCents: 5_000_000 },
  };
};
