import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, requireScope } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import { sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { referenceUnknown } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { StaffingRegister } from '../../staffing-register.js';
import { type EmploymentDto, employmentOf } from '../employment.dto.js';
import { FacilitatorCommands, type TypedDetails } from '../facilitator-commands.js';

/** A person becomes known with the first employment. The id follows from the random Idempotency-Key, never from a name. */
@Injectable()
export class RegisterFacilitatorUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly facilitators: FacilitatorCommands,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { employment, details }: { readonly employment: EmploymentDto; readonly details: TypedDetails },
    context: CommandContext,
  ): Promise<CreatedAnswer> {
    const { carrierId } = employment;
    requireScope(actor, STAFFING_ACCESS.registerFacilitator, { carrierId });
    const carriers = await (await this.register.at()).carriers();
    if (!carriers.has(carrierId)) throw referenceUnknown('carrierId', 'carrier', carrierId);
    const id = deriveUuid('facilitator', context.commandId);
    const sealed = await this.facilitators.seal(context, id, details);
    const note = await sealPersonal(this.ports.vault, context, id, { note: employment.note });
    const terms = employmentOf(deriveUuid('employment', context.commandId), employment);
    const command = {
      type: 'RegisterFacilitator',
      facilitatorId: id,
      details: sealed,
      employment: { ...terms, ...note },
      decidedOn: this.ports.today(),
    } as const;
    return { id, ...(await this.facilitators.apply(id, command, context)) };
  }
}
