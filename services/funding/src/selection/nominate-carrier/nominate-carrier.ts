import type { CommandContext } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { sealNote } from '../../notes/seal-note.js';
import { changeSelection } from '../change-selection.js';

export interface NominateCarrier {
  readonly selectionId: string;
  readonly bidId: string;
  /** Code from the catalogue of selection reasons. */
  readonly reason: string;
  /** Personal values may stand in it: it goes to the vault. */
  readonly note: string | undefined;
}

/** The choice of a carrier, with its selection note. */
@Injectable()
export class NominateCarrierUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  execute(actor: Actor | undefined, input: NominateCarrier, context: CommandContext): Promise<CommandAnswer> {
    const { selectionId } = input;
    const rule = FUNDING_ACCESS.nominateCarrier;
    const change = {
      rule,
      selectionId,
      command: async (by: ActingPerson) => ({
        type: 'NominateCarrier' as const,
        bidId: input.bidId,
        reason: input.reason,
        ...(await sealNote(this.ports.vault, context.commandId, input.note)),
        today: this.ports.today(),
        by,
      }),
    };
    return changeSelection(this.ports, actor, change, context);
  }
}
