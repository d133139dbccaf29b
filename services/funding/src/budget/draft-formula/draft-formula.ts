import { createHash } from 'node:crypto';
import { type CommandContext, canonicalJson, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { actOf, changeBudgetYear } from '../change-budget-year.js';
import { METHOD_IN_USE } from '../domain/formula/allocation-methods.js';
import type { FormulaInput } from '../domain/formula/formula-input.js';

export interface DraftFormulaInput {
  readonly year: number;
  readonly formula: Omit<FormulaInput, 'method'>;
  readonly note?: string;
}

export interface DraftedFormula extends CommandAnswer {
  readonly formulaId: string;
}

/** SHA-256 of the canonical form (RFC 8785) of the input, lower-case hex. */
export const inputHashOf = (input: FormulaInput): string =>
  createHash('sha256').update(canonicalJson(input)).digest('hex');

/** Proposes how to share the money of the districts; everything that the figures come from is kept with it. */
@Injectable()
export class DraftFormulaUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, formula, ...noted }: DraftFormulaInput,
    context: CommandContext,
  ): Promise<DraftedFormula> {
    const rule = FUNDING_ACCESS.draftFormula;
    requireAccess(actor, rule);
    const act = await actOf(this.ports, { actor, rule, context }, noted);
    const formulaId = deriveUuid('allocationFormula', context.commandId);
    const input = { ...formula, method: METHOD_IN_USE };
    const command = { ...act, type: 'DraftFormula', formulaId, input, inputHash: inputHashOf(input) } as const;
    return { formulaId, ...(await changeBudgetYear(this.ports, year, formulaId, command, context)) };
  }
}
