import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  type CommandAnswer,
  changedThing,
  type ProtectedRule,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { ProjectState } from '../projects/domain/project.js';
import { StaffingLookup } from '../staffing-lookup.js';
import { StaffingPorts } from '../staffing-ports.js';
import { staffingProblem } from '../staffing-problems.js';
import type { PositionCommand } from './domain/commands.js';
import { positionAggregate } from './domain/position.js';
import type { PositionState } from './domain/position-state.js';

/** What every change of a position begins and ends with. */
@Injectable()
export class PositionChanges {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
  ) {}

  /** The position, if the actor may change it. @throws Problem 401, 403, 404 */
  async reach(
    actor: Actor | undefined,
    rule: ProtectedRule,
    positionId: string,
  ): Promise<{ readonly position: PositionState; readonly project: ProjectState }> {
    requireAccess(actor, rule);
    const reached = await this.lookup.position(positionId);
    await this.lookup.requireProject(actor, rule, reached.project);
    return reached;
  }

  /** @throws Problem for every refusal */
  async apply(positionId: string, command: PositionCommand, context: CommandContext): Promise<CommandAnswer> {
    const outcome = await this.ports.commands.handle(positionAggregate, positionId, command, context);
    return changedThing(this.ports.eventStore, positionId, context, outcome, staffingProblem);
  }
}
