import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReasonedEnd } from '../../commands/reasoned-end.dto.js';
import { noteSubject, sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { PositionChanges } from '../position-changes.js';

export interface EndOccupancy extends ReasonedEnd {
  readonly occupancyId: string;
}

/** Somebody leaves a position. A note is about that person and goes with the person. */
@Injectable()
export class EndOccupancyUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly changes: PositionChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    positionId: string,
    { occupancyId, to, reason, note }: EndOccupancy,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { position } = await this.changes.reach(actor, STAFFING_ACCESS.endOccupancy, positionId);
    const { vault, today } = this.ports;
    const occupancy = position.occupancies.find((known) => known.occupancyId === occupancyId);
    const subject = occupancy?.facilitatorId ?? noteSubject(context);
    const sealed = await sealPersonal(vault, context, subject, { note });
    const command = { type: 'EndOccupancy', occupancyId, to, reason, decidedOn: today(), ...sealed } as const;
    return this.changes.apply(positionId, command, context);
  }
}
