import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReasonedEnd } from '../../commands/reasoned-end.dto.js';
import { noteSubject, sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { projectAggregate } from '../domain/project.js';

/** A project ends; its positions are ended each for itself. */
@Injectable()
export class EndProjectUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    projectId: string,
    { to, reason, note }: ReasonedEnd,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { commands, eventStore, vault, today } = this.ports;
    requireAccess(actor, STAFFING_ACCESS.endProject);
    const project = await this.lookup.project(projectId);
    await this.lookup.requireProject(actor, STAFFING_ACCESS.endProject, project);
    const sealed = await sealPersonal(vault, context, noteSubject(context), { note });
    const command = { type: 'EndProject', to, reason, decidedOn: today(), ...sealed } as const;
    const outcome = await commands.handle(projectAggregate, projectId, command, context);
    return changedThing(eventStore, projectId, context, outcome, staffingProblem);
  }
}
