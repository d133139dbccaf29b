import fc from 'fast-check';
import { APPROVER, OFFICER } from './budget-year.fixture.js';
import { type BudgetYearCommand, budgetYearDecider } from './budget-year.js';
import type { BudgetYearState } from './budget-year-state.js';
import type { BudgetYearEvent } from './events.js';
import { aFormula } from './formula/formula.fixture.js';
import type { PartKey } from './parts.js';

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
      return { ...asked, blockId: chosen([...blocks.keys()], asked.blockId) ?? '' };
    case 'WithdrawContribution':
      return { ...asked, contributionId: chosen([...contributions.keys()], asked.contributionId) ?? '' };
    default:
      return asked;
  }
};

const opening: BudgetYearCommand = {
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

/** A budget year as it came to be by commands, of which some were refused. */
export interface LivedYear {
  readonly events: readonly BudgetYearEvent[];
  /** State after each event. */
  readonly states: readonly BudgetYearState[];
}

/** Budget years that any commands of persons and processes, repeated and out of order, may lead to. */
export const aLivedYear: fc.Arbitrary<LivedYear> = fc
  .array(command, { minLength: 20, maxLength: 80 })
  .map((commands) => {
    const events: BudgetYearEvent[] = [];
    const states: BudgetYearState[] = [];
    let state = budgetYearDecider.initialState;
    for (const asked of [opening, ...commands]) {
      const reservations = events.flatMap((event) => (event.type === 'FundsReserved' ? [event.data] : []));
      const outcome = budgetYearDecider.decide(aimed(asked, reservations, state), state);
      for (const event of outcome.ok ? outcome.value : []) {
        state = budgetYearDecider.evolve(state, event);
        events.push(event);
        states.push(state);
      }
    }
    return { events, states };
  });
