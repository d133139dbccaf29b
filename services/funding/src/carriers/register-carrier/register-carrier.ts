import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import {
  type Actor,
  type CommandAnswer,
  type Problem,
  placeInLog,
  refusal,
  requireAccess,
  settled,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { carrierDirectory } from '../carrier-directory-reader.js';
import { CARRIER_PROBLEMS, carrierProblem } from '../carrier-problems.js';
import { carrierAggregate } from '../domain/carrier.js';
import { knownCarriers } from '../domain/carrier-directory.js';
import { MAX_NAME_LENGTH, organisationName } from '../domain/organisation-name.js';
import { resolveRecipient } from '../domain/recipient-resolution.js';

export interface RegisterCarrier {
  readonly name: string;
  /** Somebody has looked: it is another organisation than those whose names resemble it. */
  readonly isDistinct: boolean;
}

export interface RegisteredCarrier extends CommandAnswer {
  readonly carrierId: string;
}

/** An officer registers an organisation that no published register names yet: it wants to apply for the first time. */
@Injectable()
export class RegisterCarrierUseCase {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem for everything that stands against it; a carrier that is known already is named with its id */
  async execute(
    actor: Actor | undefined,
    { name, isDistinct }: RegisterCarrier,
    context: CommandContext,
  ): Promise<RegisteredCarrier> {
    requireAccess(actor, FUNDING_ACCESS.registerCarrier);
    const { eventStore, commands, today } = this.ports;
    const organisation = organisationName(name);
    // Of two officers who register the same name at once, both write to the same stream, and one is refused.
    const carrierId = isDistinct
      ? deriveUuid('distinctCarrier', context.commandId)
      : deriveUuid('registeredCarrier', organisation.core, organisation.legalForm ?? '');
    const others = knownCarriers(await carrierDirectory(eventStore)).filter((known) => known.carrierId !== carrierId);
    const known = resolveRecipient(organisation, others, []);
    if (known.kind !== 'new' && !isDistinct) throw resembling(known);
    const outcome = settled(
      await commands.handle(
        carrierAggregate,
        carrierId,
        { type: 'RegisterCarrier', carrierId, name, on: today() },
        context,
      ),
    );
    if (outcome.kind === 'rejected') throw carrierProblem(outcome.rejection);
    const revision = outcome.kind === 'accepted' ? outcome.touched.get(carrierId) : undefined;
    if (revision === undefined) throw new Error(`the command accepted for ${carrierId} did not touch it`);
    return { carrierId, revision, ...(await placeInLog(outcome, eventStore)) };
  }
}

const resembling = (known: Exclude<ReturnType<typeof resolveRecipient>, { kind: 'new' }>): Problem => {
  const ids = known.kind === 'matched' ? [known.carrierId] : known.candidates.map(({ carrierId }) => carrierId);
  return ids.length === 0
    ? carrierProblem({ kind: 'nameRefused', maxLength: MAX_NAME_LENGTH })
    : refusal(CARRIER_PROBLEMS.carrierExists, {
        en: `The name is or resembles that of ${ids.join(', ')}. Use that carrier; if it is another organisation, send "distinct": true.`,
        de: `Der Name gehört zu oder ähnelt dem von ${ids.join(', ')}. Diesen Träger verwenden; ist es eine andere Organisation, als eigenständig aufnehmen.`,
      });
};
