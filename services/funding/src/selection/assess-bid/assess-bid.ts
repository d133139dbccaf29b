import type { CommandContext } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { sealNote } from '../../notes/seal-note.js';
import { changeSelection } from '../change-selection.js';
import type { Points } from '../domain/selection-criteria.js';

export interface AssessBid {
  readonly selectionId: string;
  readonly bidId: string;
  readonly points: readonly Points[];
  /** Personal values may stand in it: it goes to the vault. */
  readonly note: string | undefined;
}

/** The points of one bid for every criterion. */
@Injectable()
export class AssessBidUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  execute(actor: Actor | undefined, input: AssessBid, context: CommandContext): Promise<CommandAnswer> {
    const { selectionId } = input;
    const rule = FUNDING_ACCESS.assessBid;
    const change = {
      rule,
      selectionId,
      command: async (by: ActingPerson) => ({
        type: 'AssessBid' as const,
        bidId: input.bidId,
        points: input.points.map(({ criterion, points }) => ({ criterion, points })),
        ...(await sealNote(this.ports.vault, context.commandId, input.note)),
        today: this.ports.today(),
        by,
      }),
    };
    return changeSelection(this.ports, actor, change, context);
  }
}
