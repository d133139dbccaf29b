import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { GrantTerms } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import { GrantCommands } from '../grant-commands.js';
import { type GrantDecisionOutcome, GrantDecisions } from './grant-decisions.js';

export interface ApproveGrant {
  readonly grantId: string;
  readonly notice: 'provisional' | 'final';
  /** What is approved per budget year. */
  readonly rates: readonly Rate[];
  /** Default: what the review found adequate. */
  readonly lines?: GrantTerms['lines'] | undefined;
  readonly positionsApproved: number;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** An approver who neither applied nor reviewed approves an application, or replaces a provisional notice by a final one. */
@Injectable()
export class ApproveGrantUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly decisions: GrantDecisions,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { grantId, notice, rates, lines, positionsApproved, reason, note }: ApproveGrant,
    context: CommandContext,
  ): Promise<GrantDecisionOutcome> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.approveGrant, grantId);
    return this.decisions.take(
      grantId,
      {
        type: 'TakeDecision',
        kind: 'approval',
        notice,
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
