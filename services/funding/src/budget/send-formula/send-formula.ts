import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { actOf, changeBudgetYear } from '../change-budget-year.js';

export interface SendFormulaInput {
  readonly year: number;
  readonly formulaId: string;
  readonly answerBy: string;
}

/** Sends a draft to the twelve districts, with a last day for their answers. */
@Injectable()
export class SendFormulaUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, formulaId, answerBy }: SendFormulaInput,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.sendFormula;
    requireAccess(actor, rule);
    const act = await actOf(this.ports, { actor, rule, context }, {});
    return changeBudgetYear(this.ports, year, formulaId, { ...act, type: 'SendFormula', formulaId, answerBy }, context);
  }
}
