import type { FinancingPlan, ReviewedLine } from './financing-plan.js';

export interface Period {
  readonly from: string;
  /** First day that is not part of it any more. */
  readonly to: string;
}

export type OpenPoint = 'noTransparencyRegisterEntry' | 'applicationLate' | 'startedWithoutConsent';

/** One step on the way of a grant, in the order in which they are taken. */
export type GrantAct =
  | { readonly act: 'recordRegisterEntry' }
  | { readonly act: 'settle'; readonly point: OpenPoint; readonly reason: string }
  | { readonly act: 'override'; readonly point: OpenPoint; readonly reason: string }
  | { readonly act: 'advise'; readonly opinion: 'inFavour' | 'withReservations' }
  | { readonly act: 'attachExtract' }
  | { readonly act: 'review'; readonly version: number; readonly lines: readonly ReviewedLine[] }
  | {
      readonly act: 'approve';
      readonly cents: number;
      readonly positions: number;
      readonly notice: 'provisional' | 'final';
      readonly reason: string;
      readonly by: 'approver' | 'second-approver' | 'deputy';
      /** The decision is to lapse: by so much it falls short of the free funds. */
      readonly shortCents?: number;
    }
  | {
      readonly act: 'requestAmendment';
      readonly plan: FinancingPlan;
      readonly positions: number;
      readonly period: Period;
      readonly reason: string;
    }
  | {
      readonly act: 'amend';
      readonly cents: number;
      readonly positions: number;
      readonly period?: Period;
      readonly reason: string;
    }
  | { readonly act: 'notify'; readonly way: 'post' | 'electronic' }
  | { readonly act: 'pay'; readonly cents: number; readonly reference: string }
  | { readonly act: 'revokeInPart'; readonly remainingCents: number }
  | { readonly act: 'withdraw'; readonly reason: string }
  | { readonly act: 'reject'; readonly reason: string };

export interface GrantPlan {
  /** Unique in the year. */
  readonly key: string;
  readonly carrier: string;
  /** District 01 to 12, or supraDistrict. */
  readonly area: string;
  readonly period: Period;
  readonly financing: FinancingKind;
  readonly plan: FinancingPlan;
  readonly positions: number;
  readonly acts: readonly GrantAct[];
}

export type FinancingKind =
  | { readonly kind: 'deficit' | 'fixedAmount' }
  | { readonly kind: 'share'; readonly numerator: number; readonly denominator: number };

/** What is approved once all acts are done. */
export const approvedAtLast = ({ acts }: GrantPlan): number =>
  acts.reduce((cents, step) => {
    if (step.act === 'approve') return step.shortCents === undefined ? step.cents : cents;
    if (step.act === 'amend') return step.cents;
    return step.act === 'revokeInPart' ? step.remainingCents : cents;
  }, 0);
