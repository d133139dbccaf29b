import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type Actor, type CommandAnswer, PROBLEMS, refusal, requireAccess } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { carrierDirectory } from '../../carriers/carrier-directory-reader.js';
import { noSuchCarrier } from '../../carriers/carrier-problems.js';
import { readAs } from '../../carriers/domain/carrier-directory.js';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { actOf, changeBudgetYear } from '../change-budget-year.js';
import type { ContributionWay } from '../domain/events.js';
import type { DistrictKey } from '../domain/parts.js';

export interface RecordContributionInput {
  readonly year: number;
  readonly district: DistrictKey;
  readonly amountCents: number;
  readonly way: 'transferred' | 'direct';
  readonly carrierId?: string;
  readonly note?: string;
}

export interface RecordedContribution extends CommandAnswer {
  readonly contributionId: string;
}

/** @throws Problem 400 unless exactly money that goes directly names its carrier */
const wayOf = (way: 'transferred' | 'direct', carrierId: string | undefined): ContributionWay => {
  if (way === 'direct' && carrierId !== undefined) return { way, carrierId };
  if (way === 'transferred' && carrierId === undefined) return { way };
  throw refusal(
    PROBLEMS.validation,
    {
      en: 'Exactly money that goes directly to a carrier names the carrier.',
      de: 'Genau bei direkter Zahlung an einen Träger ist der Träger anzugeben.',
    },
    {
      errors: [
        way === 'direct'
          ? {
              field: 'carrierId',
              expected: 'id of the carrier that gets the money',
              german: 'der Träger, der das Geld bekommt',
            }
          : { field: 'carrierId', expected: 'nothing', german: 'leer' },
      ],
    },
  );
};

/** Records a district's own money: transferred to the Senate's title, or given directly to a carrier. */
@Injectable()
export class RecordContributionUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { year, district, amountCents, way, carrierId, ...noted }: RecordContributionInput,
    context: CommandContext,
  ): Promise<RecordedContribution> {
    const rule = FUNDING_ACCESS.recordContribution;
    requireAccess(actor, rule);
    if (carrierId !== undefined) await this.#requireCarrier(carrierId);
    const contributionId = deriveUuid('districtContribution', context.commandId);
    const contribution = { contributionId, district, amountCents, ...wayOf(way, carrierId) };
    const act = await actOf(this.ports, { actor, rule, context }, noted);
    const command = { ...act, type: 'RecordContribution', contribution } as const;
    return { contributionId, ...(await changeBudgetYear(this.ports, year, String(year), command, context)) };
  }

  /** @throws Problem 400 for a carrier that nobody registered */
  async #requireCarrier(carrierId: string): Promise<void> {
    if (readAs(await carrierDirectory(this.ports.eventStore), carrierId) !== undefined) return;
    throw noSuchCarrier(carrierId);
  }
}
