import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { GrantCommands } from '../grant-commands.js';
import { NoticeChanges } from '../notice-changes.js';

export interface RecordPaymentRequest {
  readonly grantId: string;
  readonly amountCents: number;
  /** Value date. */
  readonly paidOn: LocalDate;
  readonly cashReference: string;
}

/** An officer records what the cash system reports as paid; the cash system keeps the books. */
@Injectable()
export class RecordPaymentUseCase {
  constructor(
    private readonly grants: GrantCommands,
    private readonly notices: NoticeChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { grantId, ...payment }: RecordPaymentRequest,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { by, on } = await this.grants.reach(actor, FUNDING_ACCESS.recordPayment, grantId);
    const paymentId = deriveUuid('payment', context.commandId);
    return this.notices.change(grantId, { type: 'RecordPayment', ...payment, paymentId, recordedOn: on, by }, context);
  }
}
