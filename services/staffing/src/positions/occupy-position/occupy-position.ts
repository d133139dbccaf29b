import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { germanDay } from '@lotsenbuch/kernel';
import { type Actor, PROBLEMS, refusal } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CreatedAnswer } from '../../commands/created-answer.js';
import { employmentsOn } from '../../facilitators/domain/facilitator.js';
import { carrierOn } from '../../projects/domain/project.js';
import { STAFFING_ACCESS } from '../../staffing-access.js';
import { StaffingLookup } from '../../staffing-lookup.js';
import { STAFFING_PROBLEMS } from '../../staffing-problems.js';
import { StaffingRegister } from '../../staffing-register.js';
import type { OccupancyKind } from '../domain/events.js';
import { PositionChanges } from '../position-changes.js';

export interface OccupyPosition {
  readonly facilitatorId: string;
  readonly shareBasisPoints: number;
  readonly kind: OccupancyKind;
  readonly funded?: boolean;
  readonly replaces?: string;
  readonly from: string;
  readonly to?: string;
}

/** A facilitator, who is employed by the project's carrier, begins to work in a position. */
@Injectable()
export class OccupyPositionUseCase {
  constructor(
    private readonly changes: PositionChanges,
    private readonly lookup: StaffingLookup,
    private readonly register: StaffingRegister,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    positionId: string,
    { shareBasisPoints, funded, ...input }: OccupyPosition,
    context: CommandContext,
  ): Promise<CreatedAnswer> {
    const { project } = await this.changes.reach(actor, STAFFING_ACCESS.occupyPosition, positionId);
    if ((input.kind === 'replacement') !== (input.replaces !== undefined)) {
      throw refusal(
        PROBLEMS.validation,
        {
          en: 'Only a replacement replaces somebody, and it says whom.',
          de: 'Nur eine Vertretung vertritt jemanden, und sie sagt, wen.',
        },
        {
          errors: [
            {
              field: 'replaces',
              expected: 'id of an occupancy, exactly with kind replacement',
              german: 'Kennung einer Besetzung, genau bei einer Vertretung',
            },
          ],
        },
      );
    }
    await this.#requireEmployed(input.facilitatorId, carrierOn(project, input.from), input.from);
    const id = deriveUuid('occupancy', context.commandId);
    const command = {
      type: 'OccupyPosition',
      occupancyId: id,
      ...input,
      share: shareBasisPoints,
      funded: funded ?? input.kind !== 'handover',
    } as const;
    return { id, ...(await this.changes.apply(positionId, command, context)) };
  }

  async #requireEmployed(facilitatorId: string, carrierId: string, on: string): Promise<void> {
    const facilitator = await this.lookup.referredFacilitator(facilitatorId);
    await this.lookup.requireNotErased(facilitatorId);
    const carriers = await (await this.register.at()).carriers();
    const employers = employmentsOn(facilitator, on).map((employment) => carriers.readAs(employment.carrierId));
    if (employers.includes(carriers.readAs(carrierId))) return;
    throw refusal(
      STAFFING_PROBLEMS.notEmployed,
      {
        en: `The facilitator has no employment at the project’s carrier ${carrierId} on ${on}. Record the employment first.`,
        de: `Die Person ist am ${germanDay(on)} nicht beim Träger des Projekts (${carrierId}) beschäftigt. Erst die Beschäftigung erfassen.`,
      },
      {
        errors: [
          {
            field: 'facilitatorId',
            expected: `somebody employed by ${carrierId} on ${on}`,
            german: `jemand, der am ${germanDay(on)} bei ${carrierId} beschäftigt ist`,
            found: facilitatorId,
          },
        ],
      },
    );
  }
}
