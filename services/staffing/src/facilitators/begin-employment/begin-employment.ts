import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, requireScope } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import { sealPersonal } from '../../commands/seal-personal.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { referenceUnknown, StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { StaffingRegister } from '../../staffing-register.js';
import { employersAround } from '../domain/facilitator.js';
import { type EmploymentDto, employmentOf } from '../employment.dto.js';
import { FacilitatorCommands } from '../facilitator-commands.js';

/** A known person is employed again, elsewhere, or with other hours. */
@Injectable()
export class BeginEmploymentUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
    private readonly facilitators: FacilitatorCommands,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    facilitatorId: string,
    employment: EmploymentDto,
    context: CommandContext,
  ): Promise<CreatedAnswer> {
    const { carrierId } = employment;
    requireScope(actor, STAFFING_ACCESS.beginEmployment, { carrierId });
    const facilitator = await this.lookup.facilitator(facilitatorId);
    // Else a carrier could read the name of a stranger by employing that person on paper.
    const employers = employersAround(facilitator, this.ports.today());
    await this.lookup.requireCarriers(actor, STAFFING_ACCESS.beginEmployment, employers);
    await this.lookup.requireNotErased(facilitatorId);
    const carriers = await (await this.register.at()).carriers();
    if (!carriers.has(carrierId)) throw referenceUnknown('carrierId', 'carrier', carrierId);
    const id = deriveUuid('employment', context.commandId);
    const note = await sealPersonal(this.ports.vault, context, facilitatorId, { note: employment.note });
    const begun = { ...employmentOf(id, employment), ...note };
    const command = { type: 'BeginEmployment', employment: begun, decidedOn: this.ports.today() } as const;
    return { id, ...(await this.facilitators.apply(facilitatorId, command, context)) };
  }
}
