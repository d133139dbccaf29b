import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { noteSubject, sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { referenceUnknown, StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { StaffingRegister } from '../../staffing-register.js';
import { projectAggregate } from '../domain/project.js';

export interface TransferProject {
  readonly carrierId: string;
  /** First Berlin day of the new carrier. */
  readonly from: string;
  readonly reason: string;
  readonly note?: string;
}

/** Another carrier carries a project on. Positions stay; who employs the people is recorded with each of them. */
@Injectable()
export class TransferProjectUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    projectId: string,
    { carrierId, from, reason, note }: TransferProject,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { commands, eventStore, vault, today } = this.ports;
    requireAccess(actor, STAFFING_ACCESS.transferProject);
    const project = await this.lookup.project(projectId);
    await this.lookup.requireProject(actor, STAFFING_ACCESS.transferProject, project);
    const carriers = await (await this.register.at()).carriers();
    if (!carriers.has(carrierId)) throw referenceUnknown('carrierId', 'carrier', carrierId);
    const sealed = await sealPersonal(vault, context, noteSubject(context), { note });
    const command = { type: 'TransferProject', to: carrierId, from, reason, decidedOn: today(), ...sealed } as const;
    const outcome = await commands.handle(projectAggregate, projectId, command, context);
    return changedThing(eventStore, projectId, context, outcome, staffingProblem);
  }
}
