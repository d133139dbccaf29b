import { assertNever } from '@lotsenbuch/kernel';
import { PersistentMap } from '../../domain/persistent-map.js';
import type { Appropriation, BudgetAddress, BudgetYearEvent, Contribution, DistrictStand } from './events.js';
import { evolvePart, touchedParts } from './evolve-part.js';
import type { FormulaInput, FormulaShare } from './formula/formula-input.js';
import { NO_FIGURES, type PartFigures } from './part-figures.js';
import { PART_KEYS, type PartAmounts, type PartKey, partAmounts } from './parts.js';
import { evolveReservations, type Reservations } from './reservations/reservations.js';

export interface Block {
  readonly part: PartKey;
  readonly amountCents: number;
  readonly isLifted: boolean;
}

export interface Formula {
  readonly version: number;
  readonly input: FormulaInput;
  readonly shares: readonly FormulaShare[];
  readonly status: 'draft' | 'sent' | 'decided';
  /** The person who drafted it; somebody else decides. */
  readonly draftedBy: { readonly actor: string; readonly deputyFor?: string };
  /** Last Berlin day for an answer; undefined before it was sent. */
  readonly answerBy?: string;
  /** The latest answer of each district. */
  readonly answers: Readonly<Record<string, DistrictStand>>;
}

/**
 * One budget year. The sums are running ones, so that a decision does not depend on how many grants there are; the parts
 * sum to `totalCents` after every event.
 */
export interface BudgetYearState extends Reservations {
  /** Undefined before the first appropriation. */
  readonly year: number | undefined;
  readonly version: number;
  readonly stage: 'provisional' | 'final';
  readonly address: BudgetAddress;
  readonly totalCents: number;
  readonly parts: Readonly<Record<PartKey, PartFigures>>;
  /** By id; few in a year, so they are copied. Maps, because ids come from outside: an object has a `__proto__`. */
  readonly blocks: ReadonlyMap<string, Block>;
  readonly contributions: ReadonlyMap<string, Contribution & { readonly isWithdrawn: boolean }>;
  readonly formulas: ReadonlyMap<string, Formula>;
  readonly decidedFormulas: readonly string[];
}

/** A budget year with an appropriation. */
export type OpenBudgetYear = BudgetYearState & { readonly year: number };

export const noBudgetYear: BudgetYearState = {
  year: undefined,
  version: 0,
  stage: 'provisional',
  address: { chapter: '', title: '' },
  totalCents: 0,
  parts: Object.fromEntries(PART_KEYS.map((part) => [part, NO_FIGURES])) as Record<PartKey, PartFigures>,
  decisions: PersistentMap.empty(),
  grants: PersistentMap.empty(),
  blocks: new Map(),
  contributions: new Map(),
  formulas: new Map(),
  decidedFormulas: [],
};

export const amountsOf = ({ parts }: BudgetYearState): PartAmounts =>
  partAmounts(Object.fromEntries(PART_KEYS.map((part) => [part, parts[part].amountCents])));

export const appropriationOf = (state: BudgetYearState): Appropriation => ({
  stage: state.stage,
  address: state.address,
  totalCents: state.totalCents,
  parts: amountsOf(state),
});

/** The parts after an event that moves money. */
const withFigures = (state: BudgetYearState, event: BudgetYearEvent): BudgetYearState => ({
  ...state,
  parts: {
    ...state.parts,
    ...Object.fromEntries(touchedParts(event).map((part) => [part, evolvePart(state.parts[part], event, part)])),
  },
});

const withEntry = <Value>(map: ReadonlyMap<string, Value>, id: string, value: Value): ReadonlyMap<string, Value> =>
  new Map(map).set(id, value);

const withFormula = (
  state: BudgetYearState,
  formulaId: string,
  change: (formula: Formula) => Partial<Formula>,
): BudgetYearState => {
  const formula = state.formulas.get(formulaId);
  if (formula === undefined) throw new Error(`the stream has no draft of the formula ${formulaId}`);
  return { ...state, formulas: withEntry(state.formulas, formulaId, { ...formula, ...change(formula) }) };
};

const evolveRest = (state: BudgetYearState, event: BudgetYearEvent): BudgetYearState => {
  switch (event.type) {
    case 'AppropriationSet': {
      const { year, version, to } = event.data;
      const { stage, address, totalCents } = to;
      return { ...state, year, version, stage, address, totalCents };
    }
    case 'FundsShifted':
      return state;
    case 'FundsBlocked':
    case 'BlockLifted': {
      const { blockId, part, amountCents } = event.data;
      const block = { part, amountCents, isLifted: event.type === 'BlockLifted' };
      return { ...state, blocks: withEntry(state.blocks, blockId, block) };
    }
    case 'DistrictContributionRecorded':
    case 'DistrictContributionWithdrawn': {
      const { contribution } = event.data;
      const known = { ...contribution, isWithdrawn: event.type === 'DistrictContributionWithdrawn' };
      return { ...state, contributions: withEntry(state.contributions, contribution.contributionId, known) };
    }
    case 'AllocationFormulaDrafted': {
      const { formulaId, version, input, shares, by } = event.data;
      const formula: Formula = { version, input, shares, status: 'draft', draftedBy: by, answers: {} };
      return { ...state, formulas: withEntry(state.formulas, formulaId, formula) };
    }
    case 'AllocationFormulaSent':
      return withFormula(state, event.data.formulaId, () => ({ status: 'sent', answerBy: event.data.answerBy }));
    case 'DistrictAnswered': {
      const { formulaId, district, stand } = event.data;
      return withFormula(state, formulaId, ({ answers }) => ({ answers: { ...answers, [district]: stand } }));
    }
    case 'AllocationFormulaDecided': {
      const { formulaId } = event.data;
      const decided = withFormula(state, formulaId, () => ({ status: 'decided' }));
      return { ...decided, decidedFormulas: [...state.decidedFormulas, formulaId] };
    }
    case 'FundsReserved':
    case 'FundsRefused':
    case 'FundsApproved':
    case 'FundsReleased':
      return { ...state, ...evolveReservations(state, event) };
    default:
      return assertNever(event);
  }
};

export const evolveBudgetYear = (state: BudgetYearState, event: BudgetYearEvent): BudgetYearState =>
  evolveRest(withFigures(state, event), event);
