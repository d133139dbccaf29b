import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { carrierDirectory } from '../carrier-directory-reader.js';
import { carrierProblem } from '../carrier-problems.js';
import { carrierAggregate } from '../domain/carrier.js';
import { readAs } from '../domain/carrier-directory.js';

export interface MergeCarriers {
  readonly losing: string;
  readonly into: string;
  /** Code from the catalogue of carrier reasons. */
  readonly reason: string;
}

/** Two records of one organisation become one: an event in the losing stream, resolved whenever it is read. */
@Injectable()
export class MergeCarriersUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { losing, into, reason }: MergeCarriers,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, FUNDING_ACCESS.mergeCarriers);
    const directory = await carrierDirectory(this.ports.eventStore);
    const intoReadAs = readAs(directory, into);
    const voidMerge = directory.voidMerges.get(losing);
    const outcome = await this.ports.commands.handle(
      carrierAggregate,
      losing,
      {
        type: 'MergeCarrier',
        into,
        ...(intoReadAs !== undefined && { intoReadAs }),
        reason,
        decidedOn: this.ports.today(),
        ...(voidMerge !== undefined && { voidMerge }),
      },
      context,
    );
    return changedThing(this.ports.eventStore, losing, context, outcome, carrierProblem);
  }
}
