import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { type GrantDecisionOutcome, GrantDecisions } from '../approve-grant/grant-decisions.js';
import type { FundingPeriod, GrantTerms } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import { GrantCommands } from '../grant-commands.js';

export interface ApproveAmendment {
  readonly grantId: string;
  /** Where it is not the one that was asked for or approved before: a change of carrier ends it early. */
  readonly period?: FundingPeriod | undefined;
  /** What is approved per budget year, in total. */
  readonly rates: readonly Rate[];
  /** Default: what the review found adequate, or what was approved before. */
  readonly lines?: GrantTerms['lines'] | undefined;
  readonly positionsApproved: number;
  readonly reason: string;
  readonly note?: string | undefined;
}

/**
 * An approver changes an approved grant: with a review of what was asked for the amendment replaces the notice,
 * otherwise it supplements it, never with more money.
 */
@Injectable()
export class ApproveAmendmentUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly decisions: GrantDecisions,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { grantId, period, rates, lines, positionsApproved, reason, note }: ApproveAmendment,
    context: CommandContext,
  ): Promise<GrantDecisionOutcome> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.approveAmendment, grantId);
    return this.decisions.take(
      grantId,
      {
        type: 'TakeDecision',
        kind: 'amendment',
        ...(period !== undefined && { period }),
        rates,
        ...(lines !== undefined && { lines }),
        positionsApproved,
        reason,
        on,
        by,
        ...(await this.grants.sealed(note, context)),
      },
      context,
    );
  }
}
