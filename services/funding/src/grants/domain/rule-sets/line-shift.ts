import { err, ok, type Result } from '@lotsenbuch/kernel';
import type { LineShiftRule } from './rule-set.js';

/** A cost line of a plan and its amount. */
export interface PlannedLine {
  readonly lineId: string;
  readonly amountCents: number;
}

export type LineShiftRefusal =
  /** A line that the binding plan does not have always needs consent. */
  | { readonly kind: 'newLine'; readonly lineId: string; readonly amountCents: number }
  | {
      readonly kind: 'lineExceeded';
      readonly lineId: string;
      readonly amountCents: number;
      /** The most that the line may have without consent. */
      readonly allowedCents: number;
    }
  /** What one line has more must be saved in another: the total of the plan is binding. */
  | { readonly kind: 'totalExceeded'; readonly amountCents: number; readonly allowedCents: number };

const sumOf = (lines: readonly PlannedLine[]): number => lines.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** The most that a line of the binding plan may have without consent, in whole cents rounded down. */
export const allowedCents = (
  { percent, base }: LineShiftRule,
  binding: readonly PlannedLine[],
  line: PlannedLine,
): number => {
  const of = base === 'line' ? line.amountCents : sumOf(binding);
  return line.amountCents + Number((BigInt(of) * BigInt(percent)) / 100n);
};

/** Whether the carrier may spend its plan in this way without asking. Every line is held against the binding plan. */
export const checkLineShift = (
  rule: LineShiftRule,
  binding: readonly PlannedLine[],
  wanted: readonly PlannedLine[],
): Result<void, readonly LineShiftRefusal[]> => {
  const refusals = wanted.flatMap(({ lineId, amountCents }): LineShiftRefusal[] => {
    const line = binding.find((candidate) => candidate.lineId === lineId);
    if (line === undefined) return [{ kind: 'newLine', lineId, amountCents }];
    const allowed = allowedCents(rule, binding, line);
    return amountCents > allowed ? [{ kind: 'lineExceeded', lineId, amountCents, allowedCents: allowed }] : [];
  });
  const [total, bindingTotal] = [sumOf(wanted), sumOf(binding)];
  if (total > bindingTotal) {
    refusals.push({ kind: 'totalExceeded', amountCents: total, allowedCents: bindingTotal });
  }
  return refusals.length === 0 ? ok(undefined) : err(refusals);
};
