import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, changedThing, PROBLEMS, refusal, requireScope } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import { sealPersonal } from '../../commands/seal-personal.js';
import type { Place } from '../../domain/place.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { referenceUnknown, StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { staffingProblem } from '../../staffing-problems.js';
import { StaffingRegister } from '../../staffing-register.js';
import { type FunctionKind, type FunctionPayer, functionAggregate } from '../domain/function-holder.js';

export interface AssignFunction {
  readonly kind: FunctionKind;
  readonly district: Place;
  readonly carrierId?: string;
  readonly name: string;
  readonly contact?: string;
  readonly paidBy: FunctionPayer;
  /** Hundredths of an hour. */
  readonly weeklyHours?: number;
  readonly deputyFor?: string;
  readonly from: string;
  readonly to?: string;
}

/** Somebody becomes district coordinator, team lead or contact person, or the deputy of one. */
@Injectable()
export class AssignFunctionUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, input: AssignFunction, context: CommandContext): Promise<CreatedAnswer> {
    const { kind, district, carrierId, name, contact, from, ...rest } = input;
    requireScope(actor, STAFFING_ACCESS.assignFunction, { district, carrierId });
    if ((kind === 'teamLead') !== (carrierId !== undefined) && kind !== 'contactPerson') {
      throw refusal(
        PROBLEMS.validation,
        {
          en: 'A team lead is a carrier’s, a district coordinator is a district’s.',
          de: 'Eine Teamleitung gehört zu einem Träger, eine Bezirkskoordination zu einem Bezirk.',
        },
        {
          errors: [
            kind === 'teamLead'
              ? { field: 'carrierId', expected: 'id of the carrier', german: 'Kennung des Trägers' }
              : { field: 'carrierId', expected: 'nothing', german: 'leer' },
          ],
        },
      );
    }
    if (carrierId !== undefined && !(await (await this.register.at()).carriers()).has(carrierId)) {
      throw referenceUnknown('carrierId', 'carrier', carrierId);
    }
    await this.#requireSameKind(input);
    const id = deriveUuid('functionHolder', context.commandId);
    const sealed = await sealPersonal(this.ports.vault, context, id, { name, contact });
    if (sealed.name === undefined) throw new Error('the name was not sealed');
    const description = {
      functionId: id,
      kind,
      place: district,
      ...(carrierId !== undefined && { carrierId }),
      ...rest,
      ...sealed,
      name: sealed.name,
    };
    const command = { type: 'AssignFunction', from, description } as const;
    const outcome = await this.ports.commands.handle(functionAggregate, id, command, context);
    return { id, ...(await changedThing(this.ports.eventStore, id, context, outcome, staffingProblem)) };
  }

  async #requireSameKind({ deputyFor, kind, district, carrierId }: AssignFunction): Promise<void> {
    if (deputyFor === undefined) return;
    const principal = await this.lookup.function(deputyFor);
    if (principal.kind === kind && principal.place === district && principal.carrierId === carrierId) return;
    throw refusal(
      PROBLEMS.validation,
      {
        en: 'A deputy has the function of the one in whose place it is.',
        de: 'Eine Stellvertretung hat dieselbe Funktion wie die Person, die sie vertritt, im selben Bezirk und beim selben Träger.',
      },
      {
        errors: [
          {
            field: 'deputyFor',
            expected: `a ${kind} of the same district and carrier`,
            german: 'jemand mit derselben Funktion im selben Bezirk und beim selben Träger',
            found: deputyFor,
          },
        ],
      },
    );
  }
}
