import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import {
  type Actor,
  actedBy,
  type CommandAnswer,
  placeInLog,
  requireAccess,
  requireScope,
  settled,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { ApplicantStandings } from '../applicant-standing.js';
import type { Application } from '../domain/events.js';
import { grantAggregate } from '../domain/grant.js';
import { grantProblem } from '../grants-problems.js';

export interface SubmittedApplication extends CommandAnswer {
  readonly id: string;
  readonly fileReference: string;
  readonly openPoints: readonly string[];
}

/** A carrier applies for a grant, or an officer enters what the carrier sent on paper and counts as applicant too. */
@Injectable()
export class SubmitApplicationUseCase {
  constructor(
    private readonly ports: FundingPorts,
    private readonly standings: ApplicantStandings,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    application: Omit<Application, 'selectionId'>,
    context: CommandContext,
  ): Promise<SubmittedApplication> {
    requireAccess(actor, FUNDING_ACCESS.submitApplication);
    const { carrierId } = application;
    const right = requireScope(actor, FUNDING_ACCESS.submitApplication, { carrierId });
    const grantId = deriveUuid('grant', context.commandId);
    const outcome = settled(
      await this.ports.commands.handle(
        grantAggregate,
        grantId,
        {
          part: 'application',
          command: {
            type: 'SubmitApplication',
            grantId,
            application,
            standing: await this.standings.of(application),
            on: this.ports.today(),
            by: actedBy(actor, right),
          },
        },
        context,
      ),
    );
    if (outcome.kind === 'rejected') throw grantProblem(outcome.rejection);
    const submitted = outcome.kind === 'accepted' ? outcome.events[0] : undefined;
    if (submitted?.type !== 'ApplicationSubmitted')
      throw new Error('an application was taken and nothing was recorded');
    return {
      id: grantId,
      fileReference: submitted.data.fileReference,
      openPoints: submitted.data.openPoints,
      revision: 0,
      ...(await placeInLog(outcome, this.ports.eventStore)),
    };
  }
}
