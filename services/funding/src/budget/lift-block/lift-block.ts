import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { changeBudgetYear, reasonedActOf } from '../change-budget-year.js';

export interface LiftBlockInput {
  readonly year: number;
  readonly blockId: string;
  readonly reason: string;
  readonly note?: string;
}

/** Makes blocked money free again. */
@Injectable()
export class LiftBlockUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, blockId, ...why }: LiftBlockInput,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.liftBlock;
    requireAccess(actor, rule);
    const act = await reasonedActOf(this.ports, { actor, rule, context }, why);
    return changeBudgetYear(this.ports, year, String(year), { ...act, type: 'LiftBlock', blockId }, context);
  }
}
