import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, changedThing, requireAccess, requireScope } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { ReasonedEnd } from '../../commands/reasoned-end.dto.js';
import { sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { functionAggregate } from '../domain/function-holder.js';

/** Somebody holds a function no longer. */
@Injectable()
export class EndFunctionUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    functionId: string,
    { to, reason, note }: ReasonedEnd,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    const { commands, eventStore, vault, today } = this.ports;
    requireAccess(actor, STAFFING_ACCESS.endFunction);
    const { place, carrierId } = await this.lookup.function(functionId);
    requireScope(actor, STAFFING_ACCESS.endFunction, { district: place, carrierId });
    const sealed = await sealPersonal(vault, context, functionId, { note });
    const command = { type: 'EndFunction', to, reason, decidedOn: today(), ...sealed } as const;
    const outcome = await commands.handle(functionAggregate, functionId, command, context);
    return changedThing(eventStore, functionId, context, outcome, staffingProblem);
  }
}
