import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReasonedEnd } from '../../commands/reasoned-end.dto.js';
import { sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { FacilitatorCommands } from '../facilitator-commands.js';

export interface EndEmployment extends ReasonedEnd {
  readonly employmentId: string;
}

/** An employment ends; occupancies of positions are ended each for itself. */
@Injectable()
export class EndEmploymentUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
    private readonly facilitators: FacilitatorCommands,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    facilitatorId: string,
    { employmentId, to, reason, note }: EndEmployment,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, STAFFING_ACCESS.endEmployment);
    const { employments } = await this.lookup.facilitator(facilitatorId);
    const employment = employments.find((known) => known.employmentId === employmentId);
    if (employment === undefined) throw staffingProblem({ kind: 'unknown', what: 'employment' });
    await this.lookup.requireCarriers(actor, STAFFING_ACCESS.endEmployment, [employment.carrierId]);
    const { vault, today } = this.ports;
    const sealed = await sealPersonal(vault, context, facilitatorId, { note });
    const command = { type: 'EndEmployment', employmentId, to, reason, decidedOn: today(), ...sealed } as const;
    return this.facilitators.apply(facilitatorId, command, context);
  }
}
