import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { PositionChanges } from '../position-changes.js';

export interface EndAbsence {
  readonly absenceId: string;
  /** First Berlin day of work again. */
  readonly to: string;
}

/** Somebody works again; a replacement that is still funded has to end first. */
@Injectable()
export class EndAbsenceUseCase {
  constructor(private readonly changes: PositionChanges) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    positionId: string,
    { absenceId, to }: EndAbsence,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    await this.changes.reach(actor, STAFFING_ACCESS.endAbsence, positionId);
    return this.changes.apply(positionId, { type: 'EndAbsence', absenceId, to }, context);
  }
}
