import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { actOf, changeBudgetYear } from '../change-budget-year.js';
import type { DistrictStand } from '../domain/events.js';
import type { DistrictKey } from '../domain/parts.js';

export interface AnswerFormulaInput {
  readonly year: number;
  readonly formulaId: string;
  readonly district: DistrictKey;
  readonly stand: DistrictStand;
  readonly note?: string;
}

/** A district says what it thinks of a formula that was sent; a later answer replaces an earlier one. */
@Injectable()
export class AnswerFormulaUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, formulaId, district, stand, ...noted }: AnswerFormulaInput,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const rule = FUNDING_ACCESS.answerFormula;
    requireAccess(actor, rule);
    const act = await actOf(this.ports, { actor, rule, context, thing: { district } }, noted);
    const command = { ...act, type: 'AnswerFormula', formulaId, district, stand } as const;
    return changeBudgetYear(this.ports, year, formulaId, command, context);
  }
}
