import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { FundingPeriod } from '../domain/events.js';
import type { FinancingPlan } from '../domain/financing-plan.js';
import { GrantCommands } from '../grant-commands.js';

export interface RequestAmendment {
  readonly grantId: string;
  readonly period: FundingPeriod;
  readonly plan: FinancingPlan;
  readonly positions: number;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** The carrier asks for a change, or an officer proposes one ex officio and counts as applicant for four eyes. */
@Injectable()
export class RequestAmendmentUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: RequestAmendment, context: CommandContext): Promise<CommandAnswer> {
    const { by, on, right } = await this.grants.reach(actor, FUNDING_ACCESS.requestAmendment, asked.grantId);
    const { grantId, period, plan, positions, reason, note } = asked;
    const origin = right.role === 'carrier' ? 'carrier' : 'exOfficio';
    return this.grants.change(
      grantId,
      {
        type: 'RequestAmendment',
        origin,
        period,
        plan,
        positions,
        reason,
        on,
        by,
        ...(await this.grants.sealed(note, context)),
      },
      context,
    );
  }
}
