import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { carrierDirectory } from '../carrier-directory-reader.js';
import { carrierProblem } from '../carrier-problems.js';
import { carrierAggregate } from '../domain/carrier.js';

export interface RecordTransparencyEntry {
  readonly carrierId: string;
  readonly entryNumber: string;
  /** Berlin day on which the officer looked at it. */
  readonly seenOn: string;
  /** SHA-256 of the extract, lower-case hex. */
  readonly document: string | undefined;
}

/** An officer has seen the carrier's entry in the transparency register. */
@Injectable()
export class RecordTransparencyEntryUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { carrierId, entryNumber, seenOn, document }: RecordTransparencyEntry,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, FUNDING_ACCESS.recordTransparencyEntry);
    const voidMerge = (await carrierDirectory(this.ports.eventStore)).voidMerges.get(carrierId);
    const outcome = await this.ports.commands.handle(
      carrierAggregate,
      carrierId,
      {
        type: 'RecordTransparencyRegisterEntry',
        entryNumber,
        seenOn,
        ...(document !== undefined && { document }),
        recordedOn: this.ports.today(),
        ...(voidMerge !== undefined && { voidMerge }),
      },
      context,
    );
    return changedThing(this.ports.eventStore, carrierId, context, outcome, carrierProblem);
  }
}
