import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { ReviewedLine } from '../domain/events.js';
import { GrantCommands } from '../grant-commands.js';

export interface ReviewApplication {
  readonly grantId: string;
  /** The version that the reviewer had before them. */
  readonly version: number;
  readonly lines: readonly ReviewedLine[];
  readonly note?: string | undefined;
}

/** An officer who did not apply reviews necessity and adequacy of every budget line (Antragsprüfvermerk). */
@Injectable()
export class ReviewApplicationUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: ReviewApplication, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.reviewApplication, asked.grantId);
    return this.grants.change(
      asked.grantId,
      {
        type: 'ReviewApplication',
        version: asked.version,
        lines: asked.lines,
        on,
        by,
        ...(await this.grants.sealed(asked.note, context)),
      },
      context,
    );
  }
}
