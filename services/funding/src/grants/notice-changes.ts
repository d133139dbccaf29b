import type { CommandContext } from '@lotsenbuch/event-store';
import type { CommandAnswer } from '@lotsenbuch/service-kit';
import { changedThing } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FundingPorts } from '../funding-ports.js';
import { grantAggregate } from './domain/grant.js';
import type { NoticeCommand, NoticeRejection } from './domain/notice-commands.js';
import { noticeProblem } from './notice-problems.js';

/** How every use case that follows a decision ends. */
@Injectable()
export class NoticeChanges {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async change(grantId: string, command: NoticeCommand, context: CommandContext): Promise<CommandAnswer> {
    const outcome = await this.ports.commands.handle(grantAggregate, grantId, { part: 'notice', command }, context);
    return changedThing(this.ports.eventStore, grantId, context, outcome, (rejection) =>
      noticeProblem(rejection as NoticeRejection),
    );
  }
}
