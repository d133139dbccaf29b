import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReasonedEnd } from '../../commands/reasoned-end.dto.js';
import { noteSubject, sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { PositionChanges } from '../position-changes.js';

/** A position ends; if a grant paid it, its place is free from that day on. */
@Injectable()
export class EndPositionUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly changes: PositionChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    positionId: string,
    { to, reason, note }: ReasonedEnd,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    await this.changes.reach(actor, STAFFING_ACCESS.endPosition, positionId);
    const { vault, today } = this.ports;
    const sealed = await sealPersonal(vault, context, noteSubject(context), { note });
    const command = { type: 'EndPosition', to, reason, decidedOn: today(), ...sealed } as const;
    return this.changes.apply(positionId, command, context);
  }
}
