import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { type AppropriationInput, appropriationOf } from '../appropriation-dto.js';
import { changeBudgetYear, reasonedActOf } from '../change-budget-year.js';

/** Opens a budget year with its first appropriation, or with a provisional ceiling. */
@Injectable()
export class OpenBudgetYearUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, input: AppropriationInput, context: CommandContext): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.openBudgetYear;
    requireAccess(actor, rule);
    const act = await reasonedActOf(this.ports, { actor, rule, context }, input);
    const command = { ...act, type: 'OpenBudgetYear', ...appropriationOf(input) } as const;
    const { year } = input;
    return changeBudgetYear(this.ports, year, String(year), command, context);
  }
}
