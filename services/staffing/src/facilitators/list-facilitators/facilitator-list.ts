import { type Actor, isInScope, keysetPage, type Page, requireOneScope, scopeOf } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CarrierReferences } from '../../carriers/domain/carrier-references.js';
import { commonDays, holds } from '../../domain/days.js';
import { PersonNames, seesPeopleOf } from '../../people/person-names.js';
import { type PlacedPosition, placedPositions } from '../../positions/placed-positions.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { dayOf, type KnownAt, type Rows, StaffingRegister } from '../../staffing-register.js';
import { employersAround, employmentsOn, type FacilitatorState } from '../domain/facilitator.js';
import { workloadOn } from '../domain/workload.js';
import { type FacilitatorAnswer, type FacilitatorOccupancyAnswer, facilitatorAnswer } from './facilitator-answer.js';

export interface FacilitatorFilter extends KnownAt {
  readonly district?: string;
  readonly carrierId?: string;
  /** Only people who are employed on this Berlin day. */
  readonly on?: string;
}

/** Facilitators with the positions they are or were in. */
interface People {
  readonly rows: Rows<FacilitatorState>;
  readonly carriers: CarrierReferences;
  positionsOf(id: string): readonly PlacedPosition[];
  /** Districts in which the person has an occupancy on the day. */
  placesOf(id: string): ReadonlySet<string>;
}

/** What can be asked about facilitators; pages ask here too. */
@Injectable()
export class FacilitatorList {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly register: StaffingRegister,
    private readonly names: PersonNames,
  ) {}

  /**
   * By id, which says nothing about a person; a district sees the people in its positions. Only the names of one page are
   * opened.
   * @throws Problem 401, 403, 503, and 400 for a cursor that is not ours
   */
  async page(
    actor: Actor | undefined,
    filter: FacilitatorFilter,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<FacilitatorAnswer>> {
    const scope = scopeOf(actor, STAFFING_ACCESS.listFacilitators);
    const { district, carrierId } = filter;
    const today = this.ports.today();
    const on = dayOf(filter, today);
    const people = await this.#people(filter, on);
    const wanted = [...people.rows].filter(([id, { state }]) => {
      const employers = employersAround(state, on).map((employer) => people.carriers.readAs(employer));
      const places = people.placesOf(id);
      const reached =
        [...places].some((place) => isInScope(scope, { district: place })) ||
        employersAround(state, today)
          .flatMap((employer) => people.carriers.meanings(employer))
          .some((carrierId) => isInScope(scope, { carrierId }));
      return (
        reached &&
        (district === undefined || places.has(district)) &&
        (carrierId === undefined || employers.includes(people.carriers.readAs(carrierId))) &&
        (filter.on === undefined || employmentsOn(state, on).length > 0)
      );
    });
    const page = keysetPage(wanted, ([id]) => ({ order: '', id }), limit, cursor);
    return { ...page, items: await this.#answers(actor, people, new Map(page.items), on) };
  }

  /** @throws Problem 404, and 403 for a person of other districts and carriers */
  async read(actor: Actor | undefined, id: string, known: KnownAt): Promise<FacilitatorAnswer> {
    const today = this.ports.today();
    const on = dayOf(known, today);
    const people = await this.#people(known, on);
    const row = people.rows.get(id);
    if (row === undefined) throw staffingProblem({ kind: 'unknown', what: 'facilitator' });
    requireOneScope(actor, STAFFING_ACCESS.readFacilitator, [
      ...employersAround(row.state, today)
        .flatMap((employer) => people.carriers.meanings(employer))
        .map((carrierId) => ({ carrierId })),
      ...[...people.placesOf(id)].map((district) => ({ district })),
    ]);
    const [answer] = await this.#answers(actor, people, new Map([[id, row]]), on);
    if (answer === undefined) throw new Error(`facilitator ${id} has no answer`);
    return answer;
  }

  async #people(known: KnownAt, on: string): Promise<People> {
    const snapshot = await this.register.at(known);
    const { positions, carriers } = await placedPositions(snapshot, on, 'everything');
    const occupied = new Map<string, readonly PlacedPosition[]>();
    for (const placed of positions) {
      for (const { facilitatorId } of placed.state.occupancies) {
        const others = occupied.get(facilitatorId) ?? [];
        if (!others.includes(placed)) occupied.set(facilitatorId, [...others, placed]);
      }
    }
    const positionsOf = (id: string) => occupied.get(id) ?? [];
    const placesOf = (id: string): ReadonlySet<string> =>
      new Set(
        positionsOf(id)
          .filter(({ state }) =>
            state.occupancies.some((occupancy) => {
              const days = commonDays(state, occupancy);
              return occupancy.facilitatorId === id && days !== undefined && holds(days, on);
            }),
          )
          .map(({ project }) => project.place),
      );
    return { rows: await snapshot.facilitators(), carriers, positionsOf, placesOf };
  }

  async #answers(
    actor: Actor | undefined,
    { carriers, positionsOf }: People,
    rows: Rows<FacilitatorState>,
    on: string,
  ): Promise<readonly FacilitatorAnswer[]> {
    const today = this.ports.today();
    const visible = [...rows.values()].filter(({ state }) =>
      seesPeopleOf(
        actor,
        employersAround(state, today).flatMap((employer) => carriers.meanings(employer)),
      ),
    );
    const opened = await this.names.open(visible.flatMap(({ state: { details } }) => Object.values(details)));
    return [...rows].map(([id, row]) => {
      const positions = positionsOf(id);
      const workload = workloadOn(
        row.state,
        positions.map(({ state }) => state),
        on,
      );
      const carrierName = (carrierId: string) => carriers.nameOn(carriers.readAs(carrierId), on);
      return facilitatorAnswer(id, row, workload, occupanciesOf(id, positions), carrierName, opened);
    });
  }
}

const occupanciesOf = (id: string, positions: readonly PlacedPosition[]): readonly FacilitatorOccupancyAnswer[] =>
  positions.flatMap(({ id: positionId, state, project }) =>
    state.occupancies
      .filter(({ facilitatorId }) => facilitatorId === id)
      .map(({ occupancyId, share, from, to }) => ({
        positionId,
        occupancyId,
        district: project.place,
        shareBasisPoints: share,
        from,
        ...(to !== undefined && { to }),
      })),
  );
