import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { ApplicantStandings } from '../applicant-standing.js';
import type { Application } from '../domain/events.js';
import { GrantCommands } from '../grant-commands.js';

export interface ReviseApplication {
  readonly grantId: string;
  readonly application: Omit<Application, 'selectionId'>;
}

/** The carrier replaces its application before it is decided; a review of the version before no longer counts. */
@Injectable()
export class ReviseApplicationUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly standings: ApplicantStandings,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: ReviseApplication, context: CommandContext): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.reviseApplication, asked.grantId);
    const standing = await this.standings.of(asked.application);
    return this.grants.change(
      asked.grantId,
      { type: 'ReviseApplication', application: asked.application, standing, on, by },
      context,
    );
  }
}
