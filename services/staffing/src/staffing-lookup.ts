import {
  type Actor,
  PROBLEMS,
  type Problem,
  type ProtectedRule,
  refusal,
  requireOneScope,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { StaffingThing } from './domain/refusal.js';
import { type FacilitatorState, facilitatorAggregate } from './facilitators/domain/facilitator.js';
import { type FunctionDescription, functionAggregate } from './functions/domain/function-holder.js';
import { positionAggregate } from './positions/domain/position.js';
import type { PositionState } from './positions/domain/position-state.js';
import { carrierOn, type ProjectState, projectAggregate } from './projects/domain/project.js';
import { StaffingPorts } from './staffing-ports.js';
import { personErased, STAFFING_PROBLEMS } from './staffing-problems.js';
import { StaffingRegister } from './staffing-register.js';
import { THINGS_IN_GERMAN } from './staffing-words.js';

/** What commands need to know of other things: from the log itself, which no read model is ahead of. */
@Injectable()
export class StaffingLookup {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem 404 */
  async project(id: string): Promise<ProjectState> {
    const { state } = await this.ports.commands.load(projectAggregate, id);
    if (state.projectId === '') throw notFound('project', 'projects');
    return state;
  }

  /** A project that a field of the request names. @throws Problem 422 */
  async referredProject(projectId: string): Promise<ProjectState> {
    const { state } = await this.ports.commands.load(projectAggregate, projectId);
    if (state.projectId === '') throw referenceUnknown('projectId', 'project', projectId);
    return state;
  }

  /** @throws Problem 404 */
  async position(id: string): Promise<{ readonly position: PositionState; readonly project: ProjectState }> {
    const { state: position } = await this.ports.commands.load(positionAggregate, id);
    if (position.positionId === '') throw notFound('position', 'positions');
    return { position, project: await this.project(position.projectId) };
  }

  /** @throws Problem 404 */
  async facilitator(id: string): Promise<FacilitatorState> {
    const { state } = await this.ports.commands.load(facilitatorAggregate, id);
    if (state.facilitatorId === '') throw notFound('facilitator', 'facilitators');
    return state;
  }

  /** A facilitator that a field of the request names. @throws Problem 422 */
  async referredFacilitator(facilitatorId: string): Promise<FacilitatorState> {
    const { state } = await this.ports.commands.load(facilitatorAggregate, facilitatorId);
    if (state.facilitatorId === '') throw referenceUnknown('facilitatorId', 'facilitator', facilitatorId);
    return state;
  }

  /** Before something new is recorded about a person. @throws Problem 409 if the person was erased */
  async requireNotErased(facilitatorId: string): Promise<void> {
    if (await this.ports.vault.isErased(facilitatorId)) throw personErased();
  }

  /** @throws Problem 404 */
  async function(id: string): Promise<FunctionDescription> {
    const { state } = await this.ports.commands.load(functionAggregate, id);
    if (state.description === undefined) throw notFound('function', 'functions');
    return state.description;
  }

  /** @throws Problem 401, 403 unless the project is the actor's own today, also after a merger of its carrier */
  async requireProject(actor: Actor | undefined, rule: ProtectedRule, project: ProjectState): Promise<void> {
    await this.requireCarriers(actor, rule, [carrierOn(project, this.ports.today())], project.place);
  }

  /** @throws Problem 401, 403 unless one of these carriers, or the district, is the actor's own */
  async requireCarriers(
    actor: Actor | undefined,
    rule: ProtectedRule,
    carrierIds: readonly string[],
    district?: string,
  ): Promise<void> {
    const carriers = await (await this.register.at()).carriers();
    const meant = carrierIds.flatMap((carrierId) => carriers.meanings(carrierId));
    requireOneScope(
      actor,
      rule,
      meant.map((carrierId) => ({ district, carrierId })),
    );
  }
}

const notFound = (what: StaffingThing, path: string): Problem =>
  refusal(PROBLEMS.notFound, {
    en: `There is no such ${what}. GET /v1/${path} lists them.`,
    de: `Es gibt ${THINGS_IN_GERMAN[what].none}. Die Liste nennt, was es gibt.`,
  });

export const referenceUnknown = (field: string, what: StaffingThing, found: string): Problem =>
  refusal(
    STAFFING_PROBLEMS.referenceUnknown,
    {
      en: `There is no ${what} ${found}.`,
      de: `Unter der Kennung ${found} gibt es ${THINGS_IN_GERMAN[what].none}. Die Liste nennt, was es gibt.`,
    },
    {
      errors: [
        { field, expected: `id of a ${what}`, german: `Kennung aus der Liste (${THINGS_IN_GERMAN[what].noun})`, found },
      ],
    },
  );
