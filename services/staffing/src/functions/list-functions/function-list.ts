import { type Actor, isInScope, requireScope, scopeOf } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CarrierReferences } from '../../carriers/domain/carrier-references.js';
import { holds } from '../../domain/days.js';
import { formatWeeklyHours } from '../../domain/weekly-hours.js';
import { type OpenedNames, PersonNames, seesHoldersIn } from '../../people/person-names.js';
import { isWanted } from '../../positions/placed-positions.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { dayOf, type KnownAt, StaffingRegister } from '../../staffing-register.js';
import type { FunctionDescription } from '../domain/function-holder.js';
import type { FunctionAnswer } from './function-answer.js';

export interface FunctionFilter extends KnownAt {
  readonly district?: string;
  readonly carrierId?: string;
  readonly on?: string;
}

interface Holding {
  readonly id: string;
  readonly description: FunctionDescription;
  readonly days: { readonly from: string; readonly to?: string };
  readonly revision: number;
}

/** What can be asked about functions; pages ask here too. */
@Injectable()
export class FunctionList {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly register: StaffingRegister,
    private readonly names: PersonNames,
  ) {}

  /** @throws Problem 401, 403, 503 */
  async list(actor: Actor | undefined, filter: FunctionFilter): Promise<readonly FunctionAnswer[]> {
    const scope = scopeOf(actor, STAFFING_ACCESS.listFunctions);
    const { holdings, carriers } = await this.#holdings(filter);
    const wanted = holdings.filter(
      ({ description: { place, carrierId }, days }) =>
        isInScope(scope, { district: place, carrierId }) &&
        isWanted(filter, { place, carrierId }, carriers) &&
        (filter.on === undefined || holds(days, filter.on)),
    );
    return this.#answers(actor, wanted, carriers, dayOf(filter, this.ports.today()));
  }

  /** @throws Problem 404, and 403 for a function of another district or carrier */
  async read(actor: Actor | undefined, id: string, known: KnownAt): Promise<FunctionAnswer> {
    const { holdings, carriers } = await this.#holdings(known);
    const holding = holdings.find((other) => other.id === id);
    if (holding === undefined) throw staffingProblem({ kind: 'unknown', what: 'function' });
    const { place, carrierId } = holding.description;
    requireScope(actor, STAFFING_ACCESS.readFunction, { district: place, carrierId });
    const [answer] = await this.#answers(actor, [holding], carriers, dayOf(known, this.ports.today()));
    if (answer === undefined) throw new Error(`function ${id} has no answer`);
    return answer;
  }

  async #holdings(known: KnownAt): Promise<{ holdings: readonly Holding[]; carriers: CarrierReferences }> {
    const snapshot = await this.register.at(known);
    const [rows, carriers] = await Promise.all([snapshot.functions(), snapshot.carriers()]);
    const holdings = [...rows].flatMap(([id, { state, revision }]) =>
      state.description === undefined ? [] : [{ id, description: state.description, days: state, revision }],
    );
    return { holdings, carriers };
  }

  async #answers(
    actor: Actor | undefined,
    holdings: readonly Holding[],
    carriers: CarrierReferences,
    on: string,
  ): Promise<readonly FunctionAnswer[]> {
    const visible = holdings.filter(({ description: { place, carrierId } }) => seesHoldersIn(actor, place, carrierId));
    const opened = await this.names.open(visible.flatMap(({ description: { name, contact } }) => [name, contact]));
    return holdings.map((holding) => functionAnswer(holding, carriers, on, opened));
  }
}

const functionAnswer = (
  { id, description, days: { from, to }, revision }: Holding,
  carriers: CarrierReferences,
  on: string,
  opened: OpenedNames,
): FunctionAnswer => {
  const { kind, place, carrierId, paidBy, weeklyHours, deputyFor } = description;
  const [name, contact] = [opened(description.name), opened(description.contact)];
  return {
    id,
    kind,
    district: place,
    ...(carrierId !== undefined && { carrierId, carrier: carriers.nameOn(carriers.readAs(carrierId), on) }),
    ...(name !== undefined && { name }),
    ...(contact !== undefined && { contact }),
    paidBy,
    ...(weeklyHours !== undefined && { weeklyHours: formatWeeklyHours(weeklyHours) }),
    ...(deputyFor !== undefined && { deputyFor }),
    from,
    ...(to !== undefined && { to }),
    revision,
  };
};
