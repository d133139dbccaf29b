import { type Actor, keysetPage, type Page, requireOneScope, scopeOf } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { holds } from '../../domain/days.js';
import { employersAround } from '../../facilitators/domain/facilitator.js';
import { PersonNames, seesPeopleOf } from '../../people/person-names.js';
import { carrierOn } from '../../projects/domain/project.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { dayOf, type KnownAt, StaffingRegister, type StaffingSnapshot } from '../../staffing-register.js';
import { isVacant } from '../domain/position-state.js';
import { isWanted, type PlacedPosition, placedPositions } from '../placed-positions.js';
import { type PositionAnswer, positionAnswer } from './position-answer.js';

export interface PositionFilter extends KnownAt {
  readonly district?: string;
  readonly carrierId?: string;
  readonly grantId?: string;
  /** Only positions that exist on this Berlin day, as they are then. */
  readonly on?: string;
  readonly vacant?: boolean;
}

/** What can be asked about positions; pages ask here too. */
@Injectable()
export class PositionList {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly register: StaffingRegister,
    private readonly names: PersonNames,
  ) {}

  /**
   * By district and first day. Only the names of one page are opened.
   * @throws Problem 401, 403, 503, and 400 for a cursor that is not ours
   */
  async page(
    actor: Actor | undefined,
    filter: PositionFilter,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<PositionAnswer>> {
    const scope = scopeOf(actor, STAFFING_ACCESS.listPositions);
    const on = dayOf(filter, this.ports.today());
    const snapshot = await this.register.at(filter);
    const { positions, carriers } = await placedPositions(snapshot, on, scope);
    const wanted = positions.filter(
      ({ state, project, carrierId }) =>
        isWanted(filter, { place: project.place, carrierId }, carriers) &&
        (filter.grantId === undefined || state.grantId === filter.grantId) &&
        (filter.on === undefined || holds(state, filter.on)) &&
        (filter.vacant === undefined || isVacant(state, on) === filter.vacant),
    );
    const order = ({ id, state, project }: PlacedPosition) => ({ order: `${project.place} ${state.from}`, id });
    const page = keysetPage(wanted, order, limit, cursor);
    return { ...page, items: await this.#answers(actor, snapshot, page.items, on) };
  }

  /** @throws Problem 404, and 403 for a position of another district or carrier */
  async read(actor: Actor | undefined, id: string, known: KnownAt): Promise<PositionAnswer> {
    const snapshot = await this.register.at(known);
    const on = dayOf(known, this.ports.today());
    const { positions, carriers } = await placedPositions(snapshot, on, 'everything');
    const position = positions.find((placed) => placed.id === id);
    if (position === undefined) throw staffingProblem({ kind: 'unknown', what: 'position' });
    const { project } = position;
    const meant = carriers.meanings(carrierOn(project, on));
    requireOneScope(
      actor,
      STAFFING_ACCESS.readPosition,
      meant.map((carrierId) => ({ district: project.place, carrierId })),
    );
    const [answer] = await this.#answers(actor, snapshot, [position], on);
    if (answer === undefined) throw new Error(`position ${id} has no answer`);
    return answer;
  }

  async #answers(
    actor: Actor | undefined,
    snapshot: StaffingSnapshot,
    positions: readonly PlacedPosition[],
    on: string,
  ): Promise<readonly PositionAnswer[]> {
    const [facilitators, carriers] = await Promise.all([snapshot.facilitators(), snapshot.carriers()]);
    const today = this.ports.today();
    const ids = new Set(positions.flatMap(({ state }) => state.occupancies.map(({ facilitatorId }) => facilitatorId)));
    const visible = new Map(
      [...ids].flatMap((id) => {
        const facilitator = facilitators.get(id)?.state;
        return facilitator !== undefined &&
          seesPeopleOf(
            actor,
            employersAround(facilitator, today).flatMap((employer) => carriers.meanings(employer)),
          )
          ? [[id, facilitator.details.name] as const]
          : [];
      }),
    );
    const nameOf = await this.names.open([...visible.values()]);
    return positions.map((position) => positionAnswer(position, on, (id) => nameOf(visible.get(id))));
  }
}
