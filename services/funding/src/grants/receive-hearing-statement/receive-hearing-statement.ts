import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { GrantCommands } from '../grant-commands.js';
import { NoticeChanges } from '../notice-changes.js';

export interface ReceiveHearingStatementRequest {
  readonly grantId: string;
  readonly hearingId: string;
  readonly note?: string | undefined;
}

/** The carrier states its view in a hearing itself, or an officer records what came by letter. */
@Injectable()
export class ReceiveHearingStatementUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { grantId, hearingId, note }: ReceiveHearingStatementRequest,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.receiveHearingStatement, grantId);
    const sealed = await this.grants.sealed(note, context);
    return this.notices.change(
      grantId,
      { type: 'ReceiveHearingStatement', hearingId, receivedOn: on, by, ...sealed },
      context,
    );
  }
}
