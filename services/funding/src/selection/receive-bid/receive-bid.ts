import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { carrierDirectory } from '../../carriers/carrier-directory-reader.js';
import { readAs } from '../../carriers/domain/carrier-directory.js';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { changeSelection } from '../change-selection.js';

export interface ReceiveBid {
  readonly selectionId: string;
  readonly carrierId: string;
  /** Berlin day. */
  readonly receivedOn: string;
  /** SHA-256 of the bid, lower-case hex. */
  readonly document: string | undefined;
}

/** A carrier answered the call; a late bid is recorded as late. */
@Injectable()
export class ReceiveBidUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  execute(actor: Actor | undefined, input: ReceiveBid, context: CommandContext): Promise<CommandAnswer> {
    const { selectionId } = input;
    const rule = FUNDING_ACCESS.receiveBid;
    const change = {
      rule,
      selectionId,
      command: async (by: ActingPerson) => {
        const { carrierId, receivedOn, document } = input;
        const carrierReadAs = readAs(await carrierDirectory(this.ports.eventStore), carrierId);
        return {
          type: 'ReceiveBid' as const,
          bidId: deriveUuid('bid', context.commandId),
          carrierId,
          ...(carrierReadAs !== undefined && { carrierReadAs }),
          receivedOn,
          ...(document !== undefined && { document }),
          today: this.ports.today(),
          by,
        };
      },
    };
    return changeSelection(this.ports, actor, change, context);
  }
}
