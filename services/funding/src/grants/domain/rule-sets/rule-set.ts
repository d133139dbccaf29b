import type { DocumentAttached } from '../events.js';

/** How far one budget line may be exceeded without a new decision, if it is saved elsewhere (ANBest-P no. 1.2). */
export interface LineShiftRule {
  /** Whole percent. */
  readonly percent: number;
  /** What the percentage is taken of: the line itself, or the total cost of the plan. */
  readonly base: 'line' | 'total';
  /** Measured on the plan of the notice in force, never on an earlier shift. */
  readonly plan: 'binding';
}

/** A number of days that holds for letters posted or sent from this day on. */
export interface DatedDays {
  readonly from: string;
  readonly days: number;
}

export type RuleField =
  | 'validFrom'
  | 'lineShift.percent'
  | 'lineShift.base'
  | 'postalFiction'
  | 'postalFictionMovesToWorkingDay'
  | 'objectionMonths'
  | 'limitationMonths'
  | 'promptUseMonths'
  | 'proofOfUseMonths'
  | 'retentionYears'
  | 'decisionNeeds';

/** Where a value comes from. What is not confirmed stands here to be set by the authority. */
export interface RuleSource {
  readonly of: RuleField;
  readonly source: string;
  readonly isConfirmed: boolean;
}

/** The rules of grants as they are on one day. A decision pins the set by its id and stays under it. */
export interface RuleSet {
  readonly id: string;
  /** First Berlin day on which a decision is taken under it. */
  readonly validFrom: string;
  readonly lineShift: LineShiftRule;
  /** Days after posting or sending on which a notice is deemed notified (§ 41 (2) VwVfG), ascending. */
  readonly postalFiction: readonly DatedDays[];
  /** Whether a deemed day on a Saturday, Sunday or holiday moves to the next working day. */
  readonly postalFictionMovesToWorkingDay: boolean;
  readonly objectionMonths: number;
  /** From full knowledge of the facts; afterwards a notice is neither withdrawn nor revoked. */
  readonly limitationMonths: number;
  /** Months within which money that was paid must be used. */
  readonly promptUseMonths: number;
  /** Months after the end of the funding period within which the proof of use is due. */
  readonly proofOfUseMonths: number;
  /** Years for which the carrier keeps its supporting documents, and the authority its file. */
  readonly retentionYears: number;
  /** What must lie in the file before a decision. */
  readonly decisionNeeds: { readonly documents: readonly DocumentAttached['data']['kind'][] };
  /** One entry per field. */
  readonly sources: readonly RuleSource[];
}

/** Fields whose value nobody published or confirmed: the authority sets them. */
export const setByTheAuthority = ({ sources }: RuleSet): readonly RuleField[] =>
  sources.filter(({ isConfirmed }) => !isConfirmed).map(({ of }) => of);
