import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { GrantCommands } from '../grant-commands.js';

export interface GiveStatement {
  readonly grantId: string;
  readonly opinion: 'inFavour' | 'withReservations' | 'against';
  readonly note?: string | undefined;
}

/** Advice of the programme office, or of the district that the grant is for; without a vote. */
@Injectable()
export class GiveStatementUseCase {
  constructor(private readonly grants: GrantCommands) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, asked: GiveStatement, context: CommandContext): Promise<CommandAnswer> {
    const { by, on, right } = await this.grants.reach(actor, FUNDING_ACCESS.giveStatement, asked.grantId);
    const from = right.role === 'district' ? 'district' : 'programmeOffice';
    return this.grants.change(
      asked.grantId,
      {
        type: 'GiveStatement',
        from,
        opinion: asked.opinion,
        on,
        by,
        ...(await this.grants.sealed(asked.note, context)),
      },
      context,
    );
  }
}
