import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { Block } from '../domain/events.js';
import { GrantCommands } from '../grant-commands.js';

export interface CountersignOverride {
  readonly grantId: string;
  readonly block: Block;
}

/** The second person signs: the block no longer stands against a decision, and is marked for ever. */
@Injectable()
export class CountersignOverrideUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: CountersignOverride, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.countersignOverride, asked.grantId);
    return this.grants.change(asked.grantId, { type: 'CountersignOverride', block: asked.block, on, by }, context);
  }
}
