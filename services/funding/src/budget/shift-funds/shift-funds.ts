import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { changeBudgetYear, reasonedActOf } from '../change-budget-year.js';
import type { PartKey } from '../domain/parts.js';

export interface ShiftFundsInput {
  readonly year: number;
  readonly from: PartKey;
  readonly to: PartKey;
  readonly amountCents: number;
  readonly reason: string;
  readonly note?: string;
}

/** Shifts free money of the appropriation from one part to another. */
@Injectable()
export class ShiftFundsUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, from, to, amountCents, ...why }: ShiftFundsInput,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.shiftFunds;
    requireAccess(actor, rule);
    const act = await reasonedActOf(this.ports, { actor, rule, context }, why);
    const command = { ...act, type: 'ShiftFunds', from, to, amountCents } as const;
    return changeBudgetYear(this.ports, year, String(year), command, context);
  }
}
