import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import {
  type Actor,
  changedThing,
  PROBLEMS,
  type Problem,
  refusal,
  requireAccess,
  settled,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import { within } from '../../domain/days.js';
import { grantPlacesAggregate } from '../../grant-places/domain/grant-places.js';
import { carrierOn, type ProjectState } from '../../projects/domain/project.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import type { FundingProgramme, PositionDescription, PositionTerms } from '../domain/events.js';
import { positionAggregate } from '../domain/position.js';

export interface OpenPosition {
  readonly projectId: string;
  readonly profile: string;
  readonly targetGroup: string;
  readonly fundingProgramme: FundingProgramme;
  readonly grantId?: string;
  readonly terms: PositionTerms;
  readonly from: string;
  readonly to?: string;
}

/**
 * Opens a position. One of a grant first takes its place in the stream of the grant, where approval and places are
 * decided together; if the process dies after that, the process manager of places opens the position.
 */
@Injectable()
export class OpenPositionUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, input: OpenPosition, context: CommandContext): Promise<CreatedAnswer> {
    requireAccess(actor, STAFFING_ACCESS.openPosition);
    const { from, to } = input;
    const project = await this.lookup.referredProject(input.projectId);
    await this.lookup.requireProject(actor, STAFFING_ACCESS.openPosition, project);
    const days = { from, ...(to !== undefined && { to }) };
    if (!within(days, project)) {
      const { from: first, to: end } = project;
      const allowed = { from: first, ...(end !== undefined && { to: end }) };
      throw staffingProblem({ kind: 'outsideDays', what: 'project', days, allowed });
    }
    const id = deriveUuid('position', context.commandId);
    const { from: _, ...description } = input;
    const position = { positionId: id, ...description };
    await this.#takePlace(project, position, from, context);
    const command = { type: 'OpenPosition', from, position } as const;
    const outcome = await this.ports.commands.handle(positionAggregate, id, command, context);
    return { id, ...(await changedThing(this.ports.eventStore, id, context, outcome, staffingProblem)) };
  }

  async #takePlace(project: ProjectState, position: PositionDescription, from: string, context: CommandContext) {
    const { grantId, to, fundingProgramme } = position;
    if (fundingProgramme !== 'programme') {
      if (grantId !== undefined)
        throw wrong(
          'grantId',
          'nothing: only positions of the programme belong to a grant',
          'leer: nur Stellen des Programms gehören zu einer Zuwendung',
        );
      return;
    }
    if (grantId === undefined)
      throw wrong(
        'grantId',
        'id of the grant that pays the position',
        'Kennung der Zuwendung, aus der die Stelle bezahlt wird',
      );
    if (to === undefined)
      throw wrong(
        'to',
        'the first day after it: a grant has an end',
        'der erste Tag danach: eine Zuwendung hat ein Ende',
      );
    const outcome = settled(
      await this.ports.commands.handle(
        grantPlacesAggregate,
        grantId,
        { type: 'TakePlace', grantId, from, to, position, carrierId: carrierOn(project, from), area: project.place },
        { ...context, commandId: deriveUuid('placeOfPosition', context.commandId) },
      ),
    );
    if (outcome.kind === 'rejected') throw staffingProblem(outcome.rejection);
  }
}

const wrong = (field: string, expected: string, german: string): Problem =>
  refusal(
    PROBLEMS.validation,
    { en: 'The position does not fit its funding.', de: 'Die Angaben zur Stelle passen nicht zu ihrer Förderung.' },
    { errors: [{ field, expected, german }] },
  );
