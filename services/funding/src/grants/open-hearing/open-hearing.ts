import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type LocalDate, localDate } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import type { ActAgainstNotice } from '../domain/reasons/notice-reasons.js';
import { GrantCommands } from '../grant-commands.js';
import { NoticeChanges } from '../notice-changes.js';

export interface OpenHearingRequest {
  readonly grantId: string;
  readonly act: ActAgainstNotice;
  readonly reason: string;
  readonly statementUntil: LocalDate;
  readonly knownSince: LocalDate;
  readonly note?: string | undefined;
}

/** An officer gives the carrier the chance to be heard before an act against its notice (§ 28 VwVfG). */
@Injectable()
export class OpenHearingUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { grantId, note, ...asked }: OpenHearingRequest,
    context: CommandContext,
  ): Promise<CommandAnswer & { readonly hearingId: string }> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.openHearing, grantId);
    const hearingId = deriveUuid('hearing', context.commandId);
    const sealed = await this.grants.sealed(note, context);
    const answer = await this.notices.change(
      grantId,
      { type: 'OpenHearing', ...asked, hearingId, openedOn: localDate(on), by, ...sealed },
      context,
    );
    return { ...answer, hearingId };
  }
}
