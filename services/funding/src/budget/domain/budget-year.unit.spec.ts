import fc from 'fast-check';
import { APPROVER, OFFICER } from './budget-year.fixture.js';
import { type BudgetYearCommand, budgetYearDecider } from './budget-year.js';
import type { BudgetYearState } from './budget-year-state.js';
import { computeShares } from './formula/allocation-methods.js';
import { aFormula } from './formula/formula.fixture.js';
import { freeCentsOf } from './part-figures.js';
import { DISTRICT_KEYS, PART_KEYS, type PartKey } from './parts.js';

const act = { effectiveOn: '2026-01-01', decidedOn: '2026-06-01' } as const;
const part = fc.constantFrom<PartKey>('district-01', 'district-02', 'supraDistrict', 'reserve', 'undistributed');
const charged = fc.constantFrom('district-01' as const, 'district-02' as const, 'supraDistrict' as const);
const id = fc.constantFrom('a', 'b', 'c');
const cents = fc.integer({ min: 1, max: 600 });

/** Commands as persons and processes send them, repeated and out of order, with few ids so that they meet. */
const command: fc.Arbitrary<BudgetYearCommand> = fc.oneof(
  fc
    .tuple(fc.array(fc.tuple(part, cents), { maxLength: 5 }), fc.constantFrom('provisional' as const, 'final' as const))
    .map(([named, stage]) => {
      const parts = Object.fromEntries(named);
      const totalCents = Object.values(parts).reduce((sum, amount) => sum + amount, 0);
      return {
        ...act,
        type: 'SetAppropriation' as const,
        year: 2026,
        stage,
        reason: 'figureCorrected',
        by: OFFICER,
        address: { chapter: '1120', title: '68406' },
        totalCents,
        parts,
      };
    }),
  fc.record({ from: part, to: part, amountCents: cents }).map((shift) => {
    return { ...act, ...shift, type: 'ShiftFunds' as const, reason: 'needElsewhere', by: OFFICER };
  }),
  fc.record({ blockId: fc.uuid(), part, amountCents: cents }).map((block) => {
    return { ...act, ...block, type: 'BlockFunds' as const, reason: 'budgetaryBlock', by: OFFICER };
  }),
  fc.record({ contributionId: fc.uuid(), amountCents: cents }).map((contribution) => ({
    ...act,
    type: 'RecordContribution' as const,
    contribution: { ...contribution, district: '01' as const, way: 'transferred' as const },
    by: OFFICER,
  })),
  fc.record({ formulaId: id, amountCents: cents }).map(({ formulaId, amountCents }) => ({
    ...act,
    type: 'DraftFormula' as const,
    formulaId,
    input: aFormula({ amountCents }),
    inputHash: 'ef'.repeat(32),
    by: OFFICER,
  })),
  id.map((formulaId) => ({ ...act, type: 'SendFormula' as const, formulaId, answerBy: '2026-02-01', by: OFFICER })),
  id.map((formulaId) => {
    return { ...act, type: 'DecideFormula' as const, formulaId, reason: 'answersWeighed', by: APPROVER };
  }),
  fc
    .record({ part: charged, grantId: id, decisionId: fc.uuid(), amountCents: fc.integer({ min: -300, max: 600 }) })
    .map((decision) => ({ ...decision, type: 'ReserveFunds' as const })),
  fc.record({ part: charged, grantId: id, actId: fc.uuid(), amountCents: cents }).map((given) => {
    return { ...given, type: 'ReturnFunds' as const };
  }),
  fc.nat().map((choice) => {
    return { ...act, type: 'LiftBlock' as const, blockId: String(choice), reason: 'blockNoLongerNeeded', by: OFFICER };
  }),
  fc.nat().map((choice) => ({
    ...act,
    type: 'WithdrawContribution' as const,
    contributionId: String(choice),
    reason: 'districtWithdrew',
    by: OFFICER,
  })),
  fc.record({ choice: fc.nat(), approve: fc.boolean() }).map(({ choice, approve }) => ({
    type: approve ? ('ApproveFunds' as const) : ('ReleaseFunds' as const),
    grantId: '',
    decisionId: String(choice),
  })),
);

const chosen = <Item>(items: readonly Item[], choice: string): Item | undefined =>
  items[Number(choice) % Math.max(1, items.length)];

/** Approvals, releases and what is taken back mean one of the things that there are. */
const aimed = (
  asked: BudgetYearCommand,
  reservations: readonly { grantId: string; decisionId: string }[],
  { blocks, contributions }: BudgetYearState,
): BudgetYearCommand => {
  switch (asked.type) {
    case 'ApproveFunds':
    case 'ReleaseFunds':
      return { ...asked, ...chosen(reservations, asked.decisionId) };
    case 'LiftBlock':
      return { ...asked, blockId: chosen(Object.keys(blocks), asked.blockId) ?? '' };
    case 'WithdrawContribution':
      return { ...asked, contributionId: chosen(Object.keys(contributions), asked.contributionId) ?? '' };
    default:
      return asked;
  }
};

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
  let decided = 0;
  let approvals = 0;
  fc.assert(
    fc.property(fc.array(command, { minLength: 20, maxLength: 80 }), (commands) => {
      const first: BudgetYearCommand = {
        ...act,
        type: 'OpenBudgetYear',
        year: 2026,
        stage: 'provisional',
        reason: 'provisionalManagement',
        by: OFFICER,
        address: { chapter: '1120', title: '68406' },
        totalCents: 3000,
        parts: { 'district-01': 500, 'district-02': 500, supraDistrict: 500, reserve: 500, undistributed: 1000 },
      };
      let state = budgetYearDecider.initialState;
      const reservations: { grantId: string; decisionId: string }[] = [];
      const charges = new Map<string, number>();
      for (const asked of [first, ...commands]) {
        const outcome = budgetYearDecider.decide(aimed(asked, reservations, state), state);
        for (const event of outcome.ok ? outcome.value : []) {
          state = budgetYearDecider.evolve(state, event);
          if (event.type === 'FundsReserved') reservations.push(event.data);
          if (event.type === 'AllocationFormulaDecided') decided += 1;
          if (event.type === 'FundsApproved') {
            approvals += 1;
            const { part: key, amountCents } = event.data;
            charges.set(key, (charges.get(key) ?? 0) + amountCents);
          }
          if (event.type === 'FundsReleased' && event.data.cause === 'notice') {
            charges.set(event.data.part, (charges.get(event.data.part) ?? 0) - event.data.amountCents);
          }
          expectSound(state);
        }
      }
      for (const key of PART_KEYS) expect(state.parts[key].approvedCents).toBe(charges.get(key) ?? 0);
    }),
  );
  expect([decided, approvals].every((count) => count > 0)).toBe(true);
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
      const kept = state.formulas.one;
      expect(kept && computeShares(kept.input)).toEqual(kept?.shares);
      const allotted = DISTRICT_KEYS.map((district) => state.parts[`district-${district}`].amountCents);
      expect(allotted).toEqual(state.formulas.other?.shares.map(({ amountCents }) => amountCents));
    }),
  );
});
