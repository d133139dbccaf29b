import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { changeBudgetYear, reasonedActOf } from '../change-budget-year.js';

export interface WithdrawContributionInput {
  readonly year: number;
  readonly contributionId: string;
  readonly reason: string;
  readonly note?: string;
}

/** A district takes its own money back, as a whole and only what is not used. */
@Injectable()
export class WithdrawContributionUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, contributionId, ...why }: WithdrawContributionInput,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.withdrawContribution;
    requireAccess(actor, rule);
    const act = await reasonedActOf(this.ports, { actor, rule, context }, why);
    const command = { ...act, type: 'WithdrawContribution', contributionId } as const;
    return changeBudgetYear(this.ports, year, String(year), command, context);
  }
}
