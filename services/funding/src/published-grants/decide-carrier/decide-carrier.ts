import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  type CommandAnswer,
  changedThing,
  PROBLEMS,
  type Problem,
  refusal,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { noSuchCarrier } from '../../carriers/carrier-problems.js';
import { MAX_NAME_LENGTH } from '../../carriers/domain/organisation-name.js';
import { newCarrierId } from '../../carriers/new-carrier-id.js';
import { prepareCarrierDecision } from '../../carriers/resolve-recipients/prepare-carrier-decision.js';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { publishedRegisterAggregate } from '../domain/published-register.js';
import { publishedGrantProblem, recordNotFound } from '../published-grant-problems.js';
import { registerYearOf } from '../record-id.js';

export interface DecideCarrier {
  readonly recordId: string;
  /** The carrier that is meant; undefined for one that is not registered yet. */
  readonly carrierId: string | undefined;
  /** Code from the catalogue of review reasons. */
  readonly reason: string;
}

/**
 * A person says which carrier a recipient is. For a carrier that is not registered yet the decision already names its
 * id; the process manager that resolves recipients registers it.
 */
@Injectable()
export class DecideCarrierUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it */
  async execute(
    actor: Actor | undefined,
    { recordId, carrierId, reason }: DecideCarrier,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    requireAccess(actor, FUNDING_ACCESS.decideCarrier);
    const facts = await prepareCarrierDecision(this.ports.eventStore, recordId, carrierId);
    if (facts === undefined) throw recordNotFound(recordId);
    if (carrierId === undefined && !facts.canNameCarrier) throw unusableName();
    if (carrierId !== undefined && facts.carrierId === undefined) throw noSuchCarrier(carrierId);
    const outcome = await this.ports.commands.handle(
      publishedRegisterAggregate,
      registerYearOf(recordId),
      {
        type: 'DecideCarrier',
        recordId,
        carrierId: carrierId ?? newCarrierId(context.commandId),
        reason,
        decidedOn: this.ports.today(),
        ...(facts.district !== undefined && { district: facts.district }),
      },
      context,
    );
    return changedThing(this.ports.eventStore, recordId, context, outcome, publishedGrantProblem);
  }
}

const unusableName = (): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'The recipient is no name for a carrier; nothing was changed.',
      de: 'Der Empfänger dieses Eintrags ist kein Name eines Trägers; nichts wurde geändert. Den gemeinten Träger nennen.',
    },
    {
      errors: [
        {
          field: 'newCarrier',
          expected: `a recipient with letters or digits, ${MAX_NAME_LENGTH} characters at most`,
          german: `ein Empfänger mit Buchstaben oder Ziffern, höchstens ${MAX_NAME_LENGTH} Zeichen`,
        },
      ],
    },
  );
