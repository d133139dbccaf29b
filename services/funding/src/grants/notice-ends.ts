import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type LocalDate, localDate } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer, ProtectedRule } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { Rate } from './domain/financing-plan.js';
import type { EndNotice } from './domain/hearing/end-notice.js';
import { GrantCommands } from './grant-commands.js';
import { NoticeChanges } from './notice-changes.js';

export interface EndNoticeRequest {
  readonly grantId: string;
  readonly hearingId: string;
  readonly reason: string;
  readonly remaining: readonly Rate[];
  readonly effectiveOn: LocalDate;
  readonly note?: string | undefined;
}

export interface EndedNotice extends CommandAnswer {
  readonly actId: string;
}

/** What withdrawal and revocation do alike. */
@Injectable()
export class NoticeEnds {
  constructor(
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async end(
    actor: Actor | undefined,
    rule: ProtectedRule,
    type: EndNotice['type'],
    { grantId, note, ...asked }: EndNoticeRequest,
    context: CommandContext,
  ): Promise<EndedNotice> {
    const { by, on } = await this.grants.reach(actor, rule, grantId);
    const actId = deriveUuid('act-against-notice', context.commandId);
    const sealed = await this.grants.sealed(note, context);
    const answer = await this.notices.change(
      grantId,
      { type, ...asked, actId, decidedOn: localDate(on), by, ...sealed },
      context,
    );
    return { ...answer, actId };
  }
}
