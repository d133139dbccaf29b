import type { CommandContext } from '@lotsenbuch/event-store';
import type { Actor, CommandAnswer } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { noteSubject, sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { PositionChanges } from '../position-changes.js';
import { type PositionTermsDto, termsOf } from '../position-terms.dto.js';

export interface ChangePositionTerms extends PositionTermsDto {
  /** First Berlin day of the new terms. */
  readonly from: string;
  readonly reason: string;
  readonly note?: string;
}

/** Hours, pay group, tariff or planned cost change from a day on; what was before stays. */
@Injectable()
export class ChangePositionTermsUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly changes: PositionChanges,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    positionId: string,
    change: ChangePositionTerms,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    await this.changes.reach(actor, STAFFING_ACCESS.changePositionTerms, positionId);
    const { vault, today } = this.ports;
    const { from, reason, note } = change;
    const terms = termsOf(change);
    const sealed = await sealPersonal(vault, context, noteSubject(context), { note });
    const command = { type: 'ChangeTerms', from, terms, reason, decidedOn: today(), ...sealed } as const;
    return this.changes.apply(positionId, command, context);
  }
}
