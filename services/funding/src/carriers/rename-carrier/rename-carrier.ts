import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { carrierDirectory } from '../carrier-directory-reader.js';
import { carrierProblem } from '../carrier-problems.js';
import { carrierAggregate } from '../domain/carrier.js';

export interface RenameCarrier {
  readonly carrierId: string;
  readonly name: string;
  /** Berlin day from which the name holds. */
  readonly effectiveOn: string;
  /** Code from the catalogue of carrier reasons. */
  readonly reason: string;
}

/** A carrier has another name from a day on; the names before stay. */
@Injectable()
export class RenameCarrierUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { carrierId, name, effectiveOn, reason }: RenameCarrier,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, FUNDING_ACCESS.renameCarrier);
    const voidMerge = (await carrierDirectory(this.ports.eventStore)).voidMerges.get(carrierId);
    const outcome = await this.ports.commands.handle(
      carrierAggregate,
      carrierId,
      {
        type: 'RenameCarrier',
        to: name,
        effectiveOn,
        reason,
        decidedOn: this.ports.today(),
        ...(voidMerge !== undefined && { voidMerge }),
      },
      context,
    );
    return changedThing(this.ports.eventStore, carrierId, context, outcome, carrierProblem);
  }
}
