import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { GrantCommands } from '../grant-commands.js';

export interface RejectApplication {
  readonly grantId: string;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** An approver refuses an application, or an amendment that was asked for (Ablehnung). */
@Injectable()
export class RejectApplicationUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: RejectApplication, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.rejectApplication, asked.grantId);
    return this.grants.change(
      asked.grantId,
      { type: 'RejectApplication', reason: asked.reason, on, by, ...(await this.grants.sealed(asked.note, context)) },
      context,
    );
  }
}
