import type { Plan, Rate } from '../application/plan.js';

/** What the page reads of `GET /v1/grants/{id}`. */
export interface GrantFile {
  readonly id: string;
  readonly fileReference: string;
  readonly carrier: { readonly id: string; readonly name: string };
  readonly area: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly status: string;
  readonly requestedCents: number;
  readonly approvedCents: number;
  readonly paidCents: number;
  readonly overpaidCents: number;
  readonly positionsApproved: number;
  readonly notice?: string;
  readonly financing: { readonly kind: string };
  readonly goals: readonly string[];
  readonly version: number;
  readonly revision: number;
  readonly waitingFor: readonly Waiting[];
  readonly blocks: readonly string[];
  readonly versions: readonly Version[];
  readonly terms?: Terms;
  readonly reviews: readonly (Act & {
    readonly version: number;
    readonly recommendedCents: number;
    readonly lines: readonly ReviewedLine[];
  })[];
  readonly statements: readonly (Act & { readonly from: string; readonly opinion: string })[];
  readonly overrides: readonly (Act & {
    readonly block: string;
    readonly reason: string;
    readonly countersigned?: Act;
  })[];
  readonly decisions: readonly Decision[];
  readonly notices: readonly Notice[];
  readonly payments: readonly { readonly on: string; readonly amountCents: number; readonly cashReference: string }[];
  readonly documents: readonly { readonly document: string; readonly kind: string; readonly title: string }[];
  readonly rejections: readonly (Act & { readonly reason: string })[];
  readonly withdrawals: readonly (Act & { readonly reason: string })[];
  readonly earlyStart?: Act & { readonly from: string; readonly reason: string };
  readonly hearings: readonly Hearing[];
  readonly noticeEnds: readonly {
    readonly actId: string;
    readonly act: string;
    readonly decidedOn: string;
    readonly approvedCents: number;
  }[];
}

export interface Hearing {
  readonly hearingId: string;
  readonly act: string;
  readonly statementUntil: string;
  readonly isAnswered: boolean;
}

export interface Waiting {
  readonly act: string;
  readonly role: string;
  readonly block?: string;
  readonly due: string;
}

export interface Act {
  readonly on: string;
  readonly by: { readonly actor: string; readonly deputyFor?: string };
  readonly note?: { readonly kind: 'text' | 'erased' | 'hidden'; readonly text?: string } | undefined;
}

export interface Version {
  readonly version: number;
  readonly period: { readonly from: string; readonly to: string };
  readonly positions: number;
  readonly plan: Plan;
}

export interface ReviewedLine {
  readonly lineId: string;
  readonly necessary: boolean;
  readonly adequateCents: number;
  readonly reason: string;
}

export interface Terms {
  readonly approvedCents: number;
  readonly rates: readonly Rate[];
  readonly lines: readonly { readonly lineId: string; readonly amountCents: number }[];
  readonly positionsApproved: number;
  readonly ruleSet: string;
}

export interface Decision extends Act {
  readonly decisionId: string;
  readonly kind: string;
  readonly outcome: string;
  readonly reason: string;
  readonly terms: Terms;
  readonly charges: readonly Rate[];
  readonly shortfalls: readonly {
    readonly year: number;
    readonly part: string;
    readonly requestedCents: number;
    readonly freeCents: number;
    readonly shortCents: number;
    readonly kind: string;
  }[];
  readonly overridden: readonly string[];
}

export interface Notice {
  readonly noticeId: string;
  readonly decisionId: string;
  readonly kind: string;
  readonly issuedOn: string;
  readonly document: string;
  readonly notifiedOn?: string;
  readonly objectionUntil?: string;
  readonly beyondAppealOn?: string;
}

/** The version that is to be decided, or was decided last. */
export const presentVersion = ({ version, versions }: GrantFile): Version | undefined =>
  versions.find((one) => one.version === version) ?? versions.at(-1);
