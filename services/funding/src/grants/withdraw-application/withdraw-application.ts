import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { GrantCommands } from '../grant-commands.js';

export interface WithdrawApplication {
  readonly grantId: string;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** The carrier takes back what is not decided yet (Antragsrücknahme): the application, or an amendment it asked for. */
@Injectable()
export class WithdrawApplicationUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: WithdrawApplication, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.withdrawApplication, asked.grantId);
    return this.grants.change(
      asked.grantId,
      { type: 'WithdrawApplication', reason: asked.reason, on, by, ...(await this.grants.sealed(asked.note, context)) },
      context,
    );
  }
}
