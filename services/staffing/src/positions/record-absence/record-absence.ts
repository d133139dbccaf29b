import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import type { Actor } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import type { AbsencePay } from '../domain/events.js';
import { PositionChanges } from '../position-changes.js';

export interface RecordAbsence {
  readonly occupancyId: string;
  readonly pay: AbsencePay;
  readonly from: string;
  /** First Berlin day of work again; absent if nobody knows yet. */
  readonly to?: string;
}

/** Somebody is absent. Only whether pay goes on is recorded, never why. */
@Injectable()
export class RecordAbsenceUseCase {
  constructor(private readonly changes: PositionChanges) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    positionId: string,
    absence: RecordAbsence,
    context: CommandContext,
  ): Promise<CreatedAnswer> {
    await this.changes.reach(actor, STAFFING_ACCESS.recordAbsence, positionId);
    const id = deriveUuid('absence', context.commandId);
    const command = { type: 'RecordAbsence', absenceId: id, ...absence } as const;
    return { id, ...(await this.changes.apply(positionId, command, context)) };
  }
}
