import type { ActingPerson } from '@lotsenbuch/kernel';
import type { FormulaInput, FormulaShare } from './formula/formula-input.js';
import type { DistrictKey, PartAmounts, PartKey } from './parts.js';
import type { ReservationEvent } from './reservation-events.js';

/** Note in the vault; absent where nobody wrote one. */
export interface NoteInVault {
  readonly note?: { readonly subject: string; readonly ref: string; readonly commitment: string };
}

/** Why and by whom. `reason` is a code of the catalogue of budget reasons. */
interface Reasoned extends NoteInVault {
  readonly reason: string;
  readonly by: ActingPerson;
}

/** Where the money stands in the budget. Addresses change with each reorganisation, so every appropriation names its own. */
export interface BudgetAddress {
  /** Kapitel: four digits. */
  readonly chapter: string;
  /** Titel: five digits. */
  readonly title: string;
  /** Teilansatz. */
  readonly part?: string;
}

export interface Appropriation {
  /** Provisional: the ceiling that holds until the budget is passed (provisional budget management). */
  readonly stage: 'provisional' | 'final';
  readonly address: BudgetAddress;
  /** Sum of all parts. */
  readonly totalCents: number;
  readonly parts: PartAmounts;
}

/** The first one opens the year, every later one replaces the one before as a whole. effectiveOn: from when it holds. */
export interface AppropriationSet {
  readonly type: 'AppropriationSet';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    /** From 1. */
    readonly version: number;
    readonly to: Appropriation;
    /** What it replaces, shifts since then included; absent for the first. */
    readonly from?: Appropriation;
  } & Reasoned;
}

/** Money went from one part to another; the sum stays. */
export interface FundsShifted {
  readonly type: 'FundsShifted';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly from: PartKey;
    readonly to: PartKey;
    readonly amountCents: number;
  } & Reasoned;
}

/** Money of a part that must not be used for now (gesperrte Mittel). */
export interface FundsBlocked {
  readonly type: 'FundsBlocked';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly blockId: string;
    readonly part: PartKey;
    readonly amountCents: number;
  } & Reasoned;
}

export interface BlockLifted {
  readonly type: 'BlockLifted';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: FundsBlocked['data'];
}

/** How a district's own money comes in. */
export type ContributionWay =
  /** To the Senate's title: raises what may be approved in the district. */
  | { readonly way: 'transferred' }
  /** To the carrier: income in its financing plan, does not raise what may be approved. */
  | { readonly way: 'direct'; readonly carrierId: string };

export type Contribution = ContributionWay & {
  readonly contributionId: string;
  readonly district: DistrictKey;
  readonly amountCents: number;
};

export interface DistrictContributionRecorded {
  readonly type: 'DistrictContributionRecorded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly contribution: Contribution;
    readonly by: ActingPerson;
  } & NoteInVault;
}

export interface DistrictContributionWithdrawn {
  readonly type: 'DistrictContributionWithdrawn';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly year: number; readonly contribution: Contribution } & Reasoned;
}

/** A proposal how to share money and positions, with everything that its figures come from. effectiveOn: its day. */
export interface AllocationFormulaDrafted {
  readonly type: 'AllocationFormulaDrafted';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly formulaId: string;
    /** From 1, counted in the year. */
    readonly version: number;
    readonly input: FormulaInput;
    /** SHA-256 of the canonical form (RFC 8785) of `input`, lower-case hex. */
    readonly inputHash: string;
    /** What the formula gives, ascending by district. */
    readonly shares: readonly FormulaShare[];
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** effectiveOn: the day it was sent. */
export interface AllocationFormulaSent {
  readonly type: 'AllocationFormulaSent';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly formulaId: string;
    readonly districts: readonly DistrictKey[];
    /** Last Berlin day for the answer of a district. */
    readonly answerBy: string;
    readonly by: ActingPerson;
  };
}

export type DistrictStand = 'statement' | 'consent' | 'dissent';

/** What a district said; a later answer replaces an earlier one. effectiveOn: the day of the answer. */
export interface DistrictAnswered {
  readonly type: 'DistrictAnswered';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly formulaId: string;
    readonly district: DistrictKey;
    readonly stand: DistrictStand;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The allotments are set; what is left of the districts' money stays undistributed. effectiveOn: the day of the decision. */
export interface AllocationFormulaDecided {
  readonly type: 'AllocationFormulaDecided';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly year: number;
    readonly formulaId: string;
    readonly isExample: boolean;
    readonly shares: readonly FormulaShare[];
    /** Cents of all parts before and after. */
    readonly from: PartAmounts;
    readonly to: PartAmounts;
    readonly consenting: readonly DistrictKey[];
    readonly dissenting: readonly DistrictKey[];
    /** Gave a statement without saying yes or no. */
    readonly stating: readonly DistrictKey[];
    readonly silent: readonly DistrictKey[];
  } & Reasoned;
}

export type BudgetYearEvent =
  | AppropriationSet
  | FundsShifted
  | FundsBlocked
  | BlockLifted
  | DistrictContributionRecorded
  | DistrictContributionWithdrawn
  | AllocationFormulaDrafted
  | AllocationFormulaSent
  | DistrictAnswered
  | AllocationFormulaDecided
  | ReservationEvent;
