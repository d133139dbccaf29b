import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { GrantCommands } from '../grant-commands.js';

export interface ConsentEarlyStart {
  readonly grantId: string;
  /** First Berlin day on which the project may run. */
  readonly from: string;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** The project may begin before the decision, without a claim to a grant. */
@Injectable()
export class ConsentEarlyStartUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: ConsentEarlyStart, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.consentEarlyStart, asked.grantId);
    return this.grants.change(
      asked.grantId,
      {
        type: 'ConsentEarlyStart',
        from: asked.from,
        reason: asked.reason,
        on,
        by,
        ...(await this.grants.sealed(asked.note, context)),
      },
      context,
    );
  }
}
