import type { DistrictKey } from '../parts.js';

/** A part of 1, exactly. */
export interface FractionText {
  readonly numerator: number;
  readonly denominator: number;
}

/** One criterion with everything needed to recompute its effect years later. */
export interface Criterion {
  readonly name: string;
  readonly weight: FractionText;
  /** Where the values come from, in words. */
  readonly source: string;
  /** Berlin day for which they hold. */
  readonly referenceDate: string;
  /** SHA-256 of the file that they were taken from, lower-case hex. */
  readonly sourceHash: string;
  /** Exact decimals with a dot: at most 12 digits before and 9 behind it. Only the ratio between districts counts. */
  readonly values: Readonly<Record<string, string>>;
}

export interface FormulaInput {
  /** How the shares are computed: a name for ever, see `ALLOCATION_METHODS`. */
  readonly method: string;
  /** True where weights or values are made up: every output then says so. */
  readonly isExample: boolean;
  /** What is shared out, base amounts included. */
  readonly amountCents: number;
  /** Funded positions that are shared out. */
  readonly positions: number;
  /** What every district gets first. */
  readonly baseCents: number;
  /** What no district may exceed, base amount included. */
  readonly capCents?: number;
  readonly criteria: readonly Criterion[];
}

export interface FormulaShare {
  readonly district: DistrictKey;
  readonly amountCents: number;
  readonly positions: number;
}
