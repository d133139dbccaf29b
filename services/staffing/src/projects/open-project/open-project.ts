import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, changedThing, requireScope } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import type { Place } from '../../domain/place.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { referenceUnknown } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { StaffingRegister } from '../../staffing-register.js';
import { projectAggregate } from '../domain/project.js';

export interface OpenProject {
  readonly title: string;
  readonly district: Place;
  readonly carrierId: string;
  readonly from: string;
}

/** A carrier begins to work in a district, or across districts. */
@Injectable()
export class OpenProjectUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { title, district, carrierId, from }: OpenProject,
    context: CommandContext,
  ): Promise<CreatedAnswer> {
    requireScope(actor, STAFFING_ACCESS.openProject, { district, carrierId });
    const carriers = await (await this.register.at()).carriers();
    if (!carriers.has(carrierId)) throw referenceUnknown('carrierId', 'carrier', carrierId);
    const id = deriveUuid('project', context.commandId);
    const command = { type: 'OpenProject', projectId: id, title, place: district, carrierId, from } as const;
    const outcome = await this.ports.commands.handle(projectAggregate, id, command, context);
    return { id, ...(await changedThing(this.ports.eventStore, id, context, outcome, staffingProblem)) };
  }
}
