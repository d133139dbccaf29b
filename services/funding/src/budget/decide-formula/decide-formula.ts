import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { changeBudgetYear, reasonedActOf } from '../change-budget-year.js';

export interface DecideFormulaInput {
  readonly year: number;
  readonly formulaId: string;
  readonly reason: string;
  readonly note?: string;
}

/** Sets the twelve allotments as the formula gives them. */
@Injectable()
export class DecideFormulaUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, formulaId, ...why }: DecideFormulaInput,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.decideFormula;
    requireAccess(actor, rule);
    const act = await reasonedActOf(this.ports, { actor, rule, context }, why);
    return changeBudgetYear(this.ports, year, formulaId, { ...act, type: 'DecideFormula', formulaId }, context);
  }
}
