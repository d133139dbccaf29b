import { given } from '@lotsenbuch/testing';
import fc from 'fast-check';
import { APPROVER, OFFICER } from './budget-year.fixture.js';
import { type BudgetYearCommand, budgetYearDecider } from './budget-year.js';
import type { BudgetYearState } from './budget-year-state.js';
import { computeShares } from './formula/allocation-methods.js';
import { aFormula } from './formula/formula.fixture.js';
import { aLivedYear } from './lived-year.fixture.js';
import { freeCentsOf } from './part-figures.js';
import { DISTRICT_KEYS, PART_KEYS } from './parts.js';

const act = { effectiveOn: '2026-01-01', decidedOn: '2026-06-01' } as const;

const expectSound = (state: BudgetYearState) => {
  const sum = PART_KEYS.reduce((total, key) => total + state.parts[key].amountCents, 0);
  expect(sum).toBe(state.totalCents);
  for (const key of PART_KEYS) {
    const figures = state.parts[key];
    expect(freeCentsOf(figures)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...Object.values(figures))).toBeGreaterThanOrEqual(0);
  }
};

test('after any commands the parts sum to the appropriation, no part is overdrawn, and the sums are those of the grants', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(aLivedYear, ({ events, states }) => {
      const approved = new Map<string, number>();
      const add = (part: string, cents: number) => approved.set(part, (approved.get(part) ?? 0) + cents);
      for (const event of events) {
        seen.add(event.type);
        if (event.type === 'FundsApproved') add(event.data.part, event.data.amountCents);
        if (event.type === 'FundsReleased' && event.data.cause === 'notice') {
          add(event.data.part, -event.data.amountCents);
        }
      }
      states.forEach(expectSound);
      for (const part of PART_KEYS) expect(states.at(-1)?.parts[part].approvedCents).toBe(approved.get(part) ?? 0);
    }),
  );
  for (const type of ['AllocationFormulaDecided', 'FundsApproved', 'FundsRefused', 'BlockLifted', 'FundsReleased']) {
    expect(seen).toContain(type);
  }
});

test('a decided formula recomputes to the same cents, whatever is decided later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 900_000 }), fc.integer({ min: 12, max: 900_000 }), (one, other) => {
      const draft = (formulaId: string, amountCents: number): BudgetYearCommand => ({
        ...act,
        type: 'DraftFormula',
        formulaId,
        input: aFormula({ amountCents }),
        inputHash: 'ef'.repeat(32),
        by: OFFICER,
      });
      const decision = (formulaId: string, amountCents: number): readonly BudgetYearCommand[] => [
        draft(formulaId, amountCents),
        { ...act, type: 'SendFormula', formulaId, answerBy: '2026-02-01', by: OFFICER },
        { ...act, type: 'DecideFormula', formulaId, reason: 'answersWeighed', by: APPROVER },
      ];
      const open: BudgetYearCommand = {
        ...act,
        type: 'OpenBudgetYear',
        year: 2026,
        stage: 'final',
        reason: 'budgetPassed',
        by: OFFICER,
        address: { chapter: '1120', title: '68406' },
        totalCents: 1_000_000,
        parts: { undistributed: 1_000_000 },
      };
      let state = budgetYearDecider.initialState;
      for (const asked of [open, ...decision('one', one), ...decision('other', other)]) {
        const outcome = budgetYearDecider.decide(asked, state);
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
        state = outcome.value.reduce(budgetYearDecider.evolve, state);
      }
      const kept = state.formulas.get('one');
      expect(kept && computeShares(kept.input)).toEqual(kept?.shares);
      const allotted = DISTRICT_KEYS.map((district) => state.parts[`district-${district}`].amountCents);
      expect(allotted).toEqual(state.formulas.get('other')?.shares.map(({ amountCents }) => amountCents));
    }),
  );
});

test.each(['__proto__', 'constructor', 'toString'])('no block, contribution or formula has the id %s', (id) => {
  const year: BudgetYearCommand = {
    ...act,
    type: 'OpenBudgetYear',
    year: 2026,
    stage: 'final',
    reason: 'budgetPassed',
    by: OFFICER,
    address: { chapter: '1120', title: '68406' },
    totalCents: 100,
    parts: { reserve: 100 },
  };
  const opened = budgetYearDecider.decide(year, budgetYearDecider.initialState);
  const events = opened.ok ? opened.value : [];
  given(budgetYearDecider, ...events)
    .when({ ...act, type: 'LiftBlock', blockId: id, reason: 'blockNoLongerNeeded', by: OFFICER })
    .thenRejected({ kind: 'blockUnknown', blockId: id });
  given(budgetYearDecider, ...events)
    .when({ ...act, type: 'WithdrawContribution', contributionId: id, reason: 'districtWithdrew', by: OFFICER })
    .thenRejected({ kind: 'contributionUnknown', contributionId: id });
  given(budgetYearDecider, ...events)
    .when({ ...act, type: 'SendFormula', formulaId: id, answerBy: '2026-02-01', by: OFFICER })
    .thenRejected({ kind: 'formulaUnknown', formulaId: id });
});
