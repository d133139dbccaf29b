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
    const reached = await this.grants.reach(actor, FUNDING_ACCESS.reviseApplication, asked.grantId);
    const { by, on, grant } = reached;
    // After a merger both names mean the same carrier; the grant stays with the one that applied.
    const isSameCarrier = asked.application.carrierId === reached.carrierId;
    const application = isSameCarrier
      ? { ...asked.application, carrierId: grant.application.carrierId }
      : asked.application;
    const standing = await this.standings.of(application);
    return this.grants.change(asked.grantId, { type: 'ReviseApplication', application, standing, on, by }, context);
  }
}
