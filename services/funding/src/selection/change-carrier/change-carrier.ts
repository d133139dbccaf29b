import type { CommandContext } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { carrierDirectory } from '../../carriers/carrier-directory-reader.js';
import { readAs } from '../../carriers/domain/carrier-directory.js';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { sealNote } from '../../notes/seal-note.js';
import { changeSelection } from '../change-selection.js';
import type { CommandOf } from '../domain/selection-commands.js';

export interface ChangeCarrier {
  readonly selectionId: string;
  /** The carrier that goes on. */
  readonly to: string;
  /** Its first day. */
  readonly on: string;
  readonly money: CommandOf<'ChangeCarrier'>['money'];
  /** Code from the catalogue of selection reasons. */
  readonly reason: string;
  /** Personal values may stand in it: it goes to the vault. */
  readonly note: string | undefined;
}

/** Another carrier goes on in mid-period; the money of the period is split between the two. */
@Injectable()
export class ChangeCarrierUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  execute(actor: Actor | undefined, input: ChangeCarrier, context: CommandContext): Promise<CommandAnswer> {
    const { selectionId } = input;
    const rule = FUNDING_ACCESS.changeSelectedCarrier;
    const change = {
      rule,
      selectionId,
      command: async (by: ActingPerson) => {
        const { to, on, money, reason, note } = input;
        const toReadAs = readAs(await carrierDirectory(this.ports.eventStore), to);
        return {
          type: 'ChangeCarrier' as const,
          to,
          ...(toReadAs !== undefined && { toReadAs }),
          on,
          money,
          reason,
          ...(await sealNote(this.ports.vault, context.commandId, note)),
          today: this.ports.today(),
          by,
        };
      },
    };
    return changeSelection(this.ports, actor, change, context);
  }
}
