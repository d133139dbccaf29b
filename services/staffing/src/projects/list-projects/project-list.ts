import { type Actor, isInScope, requireOneScope, scopeOf } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CarrierReferences } from '../../carriers/domain/carrier-references.js';
import { holds } from '../../domain/days.js';
import { isWanted } from '../../positions/placed-positions.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { dayOf, type KnownAt, StaffingRegister } from '../../staffing-register.js';
import type { ThingRow } from '../../thing-projection.js';
import { carrierOn, type ProjectState } from '../domain/project.js';
import type { ProjectAnswer } from './project-answer.js';

export interface ProjectFilter extends KnownAt {
  readonly district?: string;
  readonly carrierId?: string;
  readonly on?: string;
}

/** What can be asked about projects; pages ask here too. */
@Injectable()
export class ProjectList {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem 401, 403, 503 */
  async list(actor: Actor | undefined, filter: ProjectFilter): Promise<readonly ProjectAnswer[]> {
    const scope = scopeOf(actor, STAFFING_ACCESS.listProjects);
    const on = dayOf(filter, this.ports.today());
    const snapshot = await this.register.at(filter);
    const [rows, carriers] = await Promise.all([snapshot.projects(), snapshot.carriers()]);
    return [...rows]
      .filter(([, { state }]) => {
        const carrierId = carrierOn(state, on);
        return (
          carriers.meanings(carrierId).some((meant) => isInScope(scope, { district: state.place, carrierId: meant })) &&
          isWanted(filter, { place: state.place, carrierId }, carriers) &&
          (filter.on === undefined || holds(state, filter.on))
        );
      })
      .map(([id, row]) => projectAnswer(id, row, carriers, on));
  }

  /** @throws Problem 404, and 403 for a project of another district or carrier */
  async read(actor: Actor | undefined, id: string, known: KnownAt): Promise<ProjectAnswer> {
    const snapshot = await this.register.at(known);
    const row = (await snapshot.projects()).get(id);
    if (row === undefined) throw staffingProblem({ kind: 'unknown', what: 'project' });
    const on = dayOf(known, this.ports.today());
    const carriers = await snapshot.carriers();
    const meant = carriers.meanings(carrierOn(row.state, on));
    requireOneScope(
      actor,
      STAFFING_ACCESS.readProject,
      meant.map((carrierId) => ({ district: row.state.place, carrierId })),
    );
    return projectAnswer(id, row, carriers, on);
  }
}

const projectAnswer = (
  id: string,
  { state, revision }: ThingRow<ProjectState>,
  carriers: CarrierReferences,
  on: string,
): ProjectAnswer => {
  const carrierId = carriers.readAs(carrierOn(state, on));
  return {
    id,
    title: state.title,
    district: state.place,
    carrierId,
    carrier: carriers.nameOn(carrierId, on),
    carriers: state.carriers.map(({ value, from }) => ({ carrierId: value, name: carriers.nameOn(value, from), from })),
    from: state.from,
    ...(state.to !== undefined && { to: state.to }),
    revision,
  };
};
