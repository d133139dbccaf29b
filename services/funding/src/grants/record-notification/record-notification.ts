import type { CommandContext } from '@lotsenbuch/event-store';
import { localDate } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { Dispatch } from '../domain/rule-sets/notification-dates.js';
import { GrantCommands } from '../grant-commands.js';
import { NoticeChanges } from '../notice-changes.js';

/** An officer records how a notice reached the carrier; the rule set and the holidays give the dates. */
@Injectable()
export class RecordNotificationUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    {
      grantId,
      noticeId,
      dispatch,
    }: { readonly grantId: string; readonly noticeId: string; readonly dispatch: Dispatch },
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.recordNotification, grantId);
    const recordedOn = localDate(on);
    return this.notices.change(grantId, { type: 'RecordNotification', noticeId, dispatch, recordedOn, by }, context);
  }
}
