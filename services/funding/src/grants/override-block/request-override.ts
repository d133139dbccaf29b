import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { Block } from '../domain/events.js';
import { GrantCommands } from '../grant-commands.js';

export interface RequestOverride {
  readonly grantId: string;
  readonly block: Block;
  readonly reason: string;
  readonly note?: string | undefined;
}

/** An officer wants a decision in spite of a block; a second person has to sign. */
@Injectable()
export class RequestOverrideUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: RequestOverride, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.requestOverride, asked.grantId);
    return this.grants.change(
      asked.grantId,
      {
        type: 'RequestOverride',
        block: asked.block,
        reason: asked.reason,
        on,
        by,
        ...(await this.grants.sealed(asked.note, context)),
      },
      context,
    );
  }
}
