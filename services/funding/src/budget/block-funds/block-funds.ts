import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { changeBudgetYear, reasonedActOf } from '../change-budget-year.js';
import type { PartKey } from '../domain/parts.js';

export interface BlockFundsInput {
  readonly year: number;
  readonly part: PartKey;
  readonly amountCents: number;
  readonly reason: string;
  readonly note?: string;
}

export interface BlockedFunds extends CommandAnswer {
  readonly blockId: string;
}

/** Takes free money of a part out of use until the block is lifted. */
@Injectable()
export class BlockFundsUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, part, amountCents, ...why }: BlockFundsInput,
    context: CommandContext,
  ): Promise<BlockedFunds> {
    const rule = FUNDING_ACCESS.blockFunds;
    requireAccess(actor, rule);
    const act = await reasonedActOf(this.ports, { actor, rule, context }, why);
    const blockId = deriveUuid('budgetBlock', context.commandId);
    const command = { ...act, type: 'BlockFunds', blockId, part, amountCents } as const;
    return { blockId, ...(await changeBudgetYear(this.ports, year, String(year), command, context)) };
  }
}
