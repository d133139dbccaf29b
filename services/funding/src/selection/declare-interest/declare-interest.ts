import type { CommandContext } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { sealNote } from '../../notes/seal-note.js';
import { changeSelection } from '../change-selection.js';

export interface DeclareInterest {
  readonly selectionId: string;
  readonly conflict: boolean;
  /** Personal values may stand in it: it goes to the vault. */
  readonly note: string | undefined;
}

/** Somebody who takes part in the choice says whether an interest of their own stands against it. */
@Injectable()
export class DeclareInterestUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  execute(actor: Actor | undefined, input: DeclareInterest, context: CommandContext): Promise<CommandAnswer> {
    const { selectionId } = input;
    const rule = FUNDING_ACCESS.declareInterest;
    const change = {
      rule,
      selectionId,
      command: async (by: ActingPerson) => ({
        type: 'DeclareInterest' as const,
        conflict: input.conflict,
        ...(await sealNote(this.ports.vault, context.commandId, input.note)),
        today: this.ports.today(),
        by,
      }),
    };
    return changeSelection(this.ports, actor, change, context);
  }
}
