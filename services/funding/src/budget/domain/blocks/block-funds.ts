import { err, ok, type Result } from '@lotsenbuch/kernel';
import { type ReasonedAct, reasonedOf } from '../act.js';
import { type AmountRefused, refusedAmount } from '../amount.js';
import { type ReasonUnknown, refusedReason } from '../budget-reasons.js';
import type { OpenBudgetYear } from '../budget-year-state.js';
import type { BlockLifted, FundsBlocked } from '../events.js';
import { type NotEnoughFree, takeFrom } from '../part-figures.js';
import type { PartKey } from '../parts.js';

/** Takes free money of a part out of use until the block is lifted. */
export interface BlockFunds extends ReasonedAct {
  readonly type: 'BlockFunds';
  readonly blockId: string;
  readonly part: PartKey;
  readonly amountCents: number;
}

/** Lifts a block as a whole. */
export interface LiftBlock extends ReasonedAct {
  readonly type: 'LiftBlock';
  readonly blockId: string;
}

export type BlockRejection =
  | ReasonUnknown
  | NotEnoughFree
  | AmountRefused
  | { readonly kind: 'blockUnknown'; readonly blockId: string }
  | { readonly kind: 'blockLifted'; readonly blockId: string };

export const blockFunds = (
  command: BlockFunds,
  state: OpenBudgetYear,
): Result<readonly FundsBlocked[], BlockRejection> => {
  const { blockId, part, amountCents, effectiveOn } = command;
  const refused =
    refusedReason('block', command.reason, command.decidedOn) ??
    refusedAmount('amountCents', amountCents) ??
    takeFrom(part, state.parts[part], amountCents);
  if (refused !== undefined) return err(refused);
  const data = { year: state.year, blockId, part, amountCents, ...reasonedOf(command) };
  return ok([{ type: 'FundsBlocked', schemaVersion: 1, effectiveOn, data }]);
};

export const liftBlock = (
  command: LiftBlock,
  state: OpenBudgetYear,
): Result<readonly BlockLifted[], BlockRejection> => {
  const { blockId, effectiveOn } = command;
  const block = state.blocks.get(blockId);
  if (block === undefined) return err({ kind: 'blockUnknown', blockId });
  if (block.isLifted) return err({ kind: 'blockLifted', blockId });
  const refused = refusedReason('liftBlock', command.reason, command.decidedOn);
  if (refused !== undefined) return err(refused);
  const { part, amountCents } = block;
  const data = { year: state.year, blockId, part, amountCents, ...reasonedOf(command) };
  return ok([{ type: 'BlockLifted', schemaVersion: 1, effectiveOn, data }]);
};
