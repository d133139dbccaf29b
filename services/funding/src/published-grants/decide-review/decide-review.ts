import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { publishedRegisterAggregate } from '../domain/published-register.js';
import { publishedGrantProblem } from '../published-grant-problems.js';
import { registerYearOf } from '../record-id.js';

export interface DecideReview {
  readonly recordId: string;
  readonly decision: 'include' | 'exclude';
  /** Code from the catalogue of review reasons. */
  readonly reason: string;
}

/** A person says whether a record that the rule left in review belongs to the programme. */
@Injectable()
export class DecideReviewUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { recordId, decision, reason }: DecideReview,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, FUNDING_ACCESS.decideReview);
    const outcome = await this.ports.commands.handle(
      publishedRegisterAggregate,
      registerYearOf(recordId),
      { type: 'DecideReview', recordId, decision, reason, decidedOn: this.ports.today() },
      context,
    );
    return changedThing(this.ports.eventStore, recordId, context, outcome, publishedGrantProblem);
  }
}
