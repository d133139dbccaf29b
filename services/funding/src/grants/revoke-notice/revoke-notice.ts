import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { type EndedNotice, type EndNoticeRequest, NoticeEnds } from '../notice-ends.js';

/** An approver ends a lawful notice (§ 49 VwVfG), as a whole or in part, after the carrier was heard. */
@Injectable()
export class RevokeNoticeUseCase {
  constructor(private readonly ends: NoticeEnds) {}

  /** @throws Problem for everything that stands against it */
  execute(actor: Actor | undefined, asked: EndNoticeRequest, context: CommandContext): Promise<EndedNotice> {
    return this.ends.end(actor, FUNDING_ACCESS.revokeNotice, 'RevokeNotice', asked, context);
  }
}
