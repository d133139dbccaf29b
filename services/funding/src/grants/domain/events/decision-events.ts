import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Financing, Rate } from '../financing-plan.js';
import type { Block, FundingPeriod, GrantArea, NoteInVault } from './grant-values.js';

/** What a decision fixes; a later decision states all of it again. */
export interface GrantTerms {
  readonly carrierId: string;
  readonly area: GrantArea;
  readonly period: FundingPeriod;
  readonly financing: Financing;
  readonly approvedCents: number;
  /** Per budget year, ascending; sum to `approvedCents`. */
  readonly rates: readonly Rate[];
  /** Approved plan per cost line. */
  readonly lines: readonly { readonly lineId: string; readonly amountCents: number }[];
  readonly positionsApproved: number;
  /** Provisional: subject to the final decision, which replaces it. */
  readonly notice: 'provisional' | 'final';
  /** Id of the rule set that is pinned, such as `be-2025-07`. */
  readonly ruleSet: string;
}

/**
 * A person's act. Money is not bound yet: the process manager asks the budget years, then {@link GrantApproved} or
 * {@link DecisionLapsed} follows. effectiveOn: day of the decision.
 */
export interface GrantDecisionTaken {
  readonly type: 'GrantDecisionTaken';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: GrantTerms & {
    readonly grantId: string;
    readonly decisionId: string;
    readonly kind: 'approval' | 'amendment';
    /** What was approved before this decision, per budget year; empty for the first. Only the difference charges free funds. */
    readonly before: readonly Rate[];
    /** An amendment with a new review replaces the notice and starts a new time for objection; otherwise it supplements. */
    readonly replaces: boolean;
    /** Blocks that were overridden; marked for ever. */
    readonly overridden: readonly Block[];
    readonly reason: string;
    readonly by: ActingPerson;
  } & NoteInVault;
}

/** The funds are bound; from now on the terms hold. Recorded by the process manager. */
export interface GrantApproved {
  readonly type: 'GrantApproved';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: GrantTerms & {
    readonly grantId: string;
    readonly decisionId: string;
    readonly kind: 'approval' | 'amendment';
  };
}

/** Why a budget year did not give the money; figures of that moment. */
export interface FundsShortfall {
  readonly year: number;
  /** Part of the budget year: `district-01` … `district-12`, `supraDistrict`. */
  readonly part: string;
  /** What this decision would have charged in addition. */
  readonly requestedCents: number;
  readonly freeCents: number;
  readonly shortCents: number;
  /** `noBudgetYear`: there is no such budget year yet; else the money was not there. */
  readonly kind: 'overFreeFunds' | 'noBudgetYear';
}

/** The decision has no effect: the money was not there. What was approved before still holds. */
export interface DecisionLapsed {
  readonly type: 'DecisionLapsed';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: {
    readonly grantId: string;
    readonly decisionId: string;
    readonly kind: 'approval' | 'amendment';
    readonly shortfalls: readonly FundsShortfall[];
  };
}
