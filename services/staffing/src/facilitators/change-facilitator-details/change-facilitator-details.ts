import type { CommandContext } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, PROBLEMS, refusal, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingLookup } from '../../staffing-lookup.js';
import { StaffingPorts } from '../../staffing-ports.js';
import { employersAround } from '../domain/facilitator.js';
import { FacilitatorCommands, type TypedDetails } from '../facilitator-commands.js';

/** Name, contact or languages changed; what is not named stays. */
@Injectable()
export class ChangeFacilitatorDetailsUseCase {
  constructor(
    private readonly ports: StaffingPorts,
    private readonly lookup: StaffingLookup,
    private readonly facilitators: FacilitatorCommands,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    facilitatorId: string,
    typed: TypedDetails,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, STAFFING_ACCESS.changeFacilitatorDetails);
    const facilitator = await this.lookup.facilitator(facilitatorId);
    const employers = employersAround(facilitator, this.ports.today());
    await this.lookup.requireCarriers(actor, STAFFING_ACCESS.changeFacilitatorDetails, employers);
    await this.lookup.requireNotErased(facilitatorId);
    const details = await this.facilitators.seal(context, facilitatorId, typed);
    if (Object.keys(details).length === 0) {
      throw refusal(
        PROBLEMS.validation,
        { en: 'There is nothing to change.', de: 'Es gibt nichts zu ändern. Mindestens eine Angabe eintragen.' },
        {
          errors: [
            {
              field: 'body',
              expected: 'at least one of name, email, phone, languages',
              german: 'mindestens eines von Name, E-Mail, Telefon, Sprachen',
            },
          ],
        },
      );
    }
    return this.facilitators.apply(facilitatorId, { type: 'ChangeDetails', details }, context);
  }
}
