import type { ActingPerson } from '@lotsenbuch/kernel';
import type {
  AllocationFormulaDecided,
  Appropriation,
  Contribution,
  DistrictStand,
  FundsBlocked,
  NoteInVault,
} from '../domain/events.js';
import type { FormulaInput, FormulaShare } from '../domain/formula/formula-input.js';
import type { PartFigures } from '../domain/part-figures.js';
import type { PartKey } from '../domain/parts.js';
import type { GrantCharge, Reservation } from '../domain/reservations/reservations.js';

interface OfYear {
  readonly year: number;
}

/** The year itself: what was appropriated, and where its allotments come from. */
export interface YearRow extends OfYear {
  readonly kind: 'year';
  readonly version: number;
  readonly stage: Appropriation['stage'];
  readonly address: Appropriation['address'];
  readonly totalCents: number;
  readonly effectiveOn: string;
  /** The formula decided last. */
  readonly allotmentsFrom?: { readonly formulaId: string; readonly isExample: boolean };
  /** Its ETag: revision of the last event that touched the year. */
  readonly revision: number;
}

export interface PartRow extends OfYear {
  readonly kind: 'part';
  readonly part: PartKey;
  readonly figures: PartFigures;
}

/** The decisions about one grant, as the year knows them. */
export interface GrantRow extends OfYear {
  readonly kind: 'grant';
  readonly part: PartKey;
  readonly grantId: string;
  readonly charge: GrantCharge;
  /** In the order in which the year heard of them. */
  readonly decisions: readonly {
    readonly decisionId: string;
    readonly amountCents: number;
    readonly status: Reservation['status'];
  }[];
}

export interface BlockRow extends OfYear {
  readonly kind: 'block';
  readonly part: PartKey;
  readonly block: Pick<FundsBlocked['data'], 'blockId' | 'amountCents' | 'reason'>;
  readonly on: string;
  /** Berlin day on which it was lifted; absent while it stands. */
  readonly liftedOn?: string;
}

export interface ContributionRow extends OfYear {
  readonly kind: 'contribution';
  /** The district's part, also where the money goes directly to a carrier. */
  readonly part: PartKey;
  readonly contribution: Contribution;
  readonly on: string;
  /** Berlin day on which the district took it back; absent while it counts. */
  readonly withdrawnOn?: string;
}

/** One step of a formula, by a person on a day. */
interface Step extends NoteInVault {
  readonly on: string;
  readonly by: ActingPerson;
}

export interface FormulaRow extends OfYear {
  readonly kind: 'formula';
  readonly formulaId: string;
  readonly version: number;
  readonly input: FormulaInput;
  readonly inputHash: string;
  readonly shares: readonly FormulaShare[];
  readonly drafted: Step;
  readonly sent?: { readonly on: string; readonly answerBy: string };
  /** The latest answer of each district. */
  readonly answers: Readonly<Record<string, Step & { readonly stand: DistrictStand }>>;
  readonly decided?: Step &
    Pick<AllocationFormulaDecided['data'], 'reason' | 'consenting' | 'dissenting' | 'stating' | 'silent'>;
  /** Its ETag. */
  readonly revision: number;
}

export type BudgetRow = YearRow | PartRow | GrantRow | BlockRow | ContributionRow | FormulaRow;

/** What the free funds of a part consist of. */
export type EntryRow = GrantRow | BlockRow | ContributionRow;
