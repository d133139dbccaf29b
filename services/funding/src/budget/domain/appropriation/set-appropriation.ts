import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type ReasonedAct, reasonedOf } from '../act.js';
import { type AmountRefused, amountFrom, isAmount } from '../amount.js';
import { type ReasonUnknown, refusedReason } from '../budget-reasons.js';
import { appropriationOf, type BudgetYearState } from '../budget-year-state.js';
import type { Appropriation, AppropriationSet } from '../events.js';
import { type NotEnoughFree, takeFrom } from '../part-figures.js';
import { DISTRICT_PARTS, PART_KEYS, type PartAmounts, type PartKey, partAmounts } from '../parts.js';

interface AppropriationToSet extends ReasonedAct {
  readonly year: number;
  readonly stage: Appropriation['stage'];
  readonly address: Appropriation['address'];
  readonly totalCents: number;
  /** A part that is not named has no money. */
  readonly parts: Readonly<Partial<Record<PartKey, number>>>;
}

/** Opening sets the first appropriation; a later one replaces the one before as a whole, never adds to it. */
export type AppropriationCommand =
  | ({ readonly type: 'OpenBudgetYear' } & AppropriationToSet)
  | ({ readonly type: 'SetAppropriation' } & AppropriationToSet);

export type AppropriationRejection =
  | ReasonUnknown
  | NotEnoughFree
  | { readonly kind: 'budgetYearExists'; readonly year: number }
  | AmountRefused
  | { readonly kind: 'sumDiffers'; readonly totalCents: number; readonly sumCents: number }
  /** A final appropriation is not followed by a provisional one. */
  | { readonly kind: 'alreadyFinal' }
  /** Allotments that were decided change by another decision or by a shift, not with the appropriation. */
  | {
      readonly kind: 'allotmentDecided';
      readonly part: PartKey;
      readonly decidedCents: number;
      readonly toCents: number;
    };

const CHAPTER = /^\d{4}$/;
const TITLE = /^\d{5}$/;

const badAmount = ({ totalCents, parts }: AppropriationToSet): AppropriationRejection | undefined => {
  if (!isAmount(totalCents, 0)) return { kind: 'amountRefused', field: 'totalCents', ...amountFrom(0) };
  const part = PART_KEYS.find((key) => !isAmount(parts[key] ?? 0, 0));
  return part && { kind: 'amountRefused', field: `parts.${part}`, ...amountFrom(0) };
};

const badAddress = ({ address }: AppropriationToSet): AppropriationRejection | undefined => {
  if (!CHAPTER.test(address.chapter)) {
    const chapter = { expected: 'four digits, such as 1120', german: 'vier Ziffern, etwa 1120' };
    return { kind: 'amountRefused', field: 'address.chapter', ...chapter };
  }
  return TITLE.test(address.title)
    ? undefined
    : {
        kind: 'amountRefused',
        field: 'address.title',
        expected: 'five digits, such as 68406',
        german: 'fünf Ziffern, etwa 68406',
      };
};

/** The first part that would be lowered below what is blocked, reserved or approved, or whose allotment was decided. */
const refusedPart = (state: BudgetYearState, amounts: PartAmounts): AppropriationRejection | undefined => {
  for (const part of PART_KEYS) {
    const figures = state.parts[part];
    const refused = takeFrom(part, figures, figures.amountCents - amounts[part]);
    if (refused !== undefined) return refused;
    if (state.decidedFormulas.length > 0 && DISTRICT_PARTS.some((district) => district === part)) {
      const decidedCents = figures.amountCents;
      if (decidedCents !== amounts[part])
        return { kind: 'allotmentDecided', part, decidedCents, toCents: amounts[part] };
    }
  }
  return undefined;
};

export const setAppropriation = (
  command: AppropriationCommand,
  state: BudgetYearState,
): Result<readonly AppropriationSet[], AppropriationRejection> => {
  const { year, stage, address, totalCents, effectiveOn } = command;
  const isFirst = state.year === undefined;
  if (!isFirst && command.type === 'OpenBudgetYear') return err({ kind: 'budgetYearExists', year });
  const amounts = partAmounts(command.parts);
  const sumCents = PART_KEYS.reduce((sum, part) => sum + amounts[part], 0);
  const refused =
    refusedReason('appropriation', command.reason, command.decidedOn) ??
    badAddress(command) ??
    badAmount(command) ??
    (sumCents === totalCents ? undefined : { kind: 'sumDiffers' as const, totalCents, sumCents }) ??
    (state.stage === 'final' && stage === 'provisional' ? { kind: 'alreadyFinal' as const } : undefined) ??
    refusedPart(state, amounts);
  if (refused !== undefined) return err(refused);
  const data = {
    year,
    version: state.version + 1,
    to: { stage, address, totalCents, parts: amounts },
    ...(!isFirst && { from: appropriationOf(state) }),
    ...reasonedOf(command),
  };
  return ok([{ type: 'AppropriationSet', schemaVersion: 1, effectiveOn, data }]);
};
