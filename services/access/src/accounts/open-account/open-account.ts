import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import {
  type Actor,
  awaitLogPosition,
  type CommandAnswer,
  PROBLEMS,
  type Problem,
  placeInLog,
  refusal,
  requireAccess,
  settled,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { AccessPorts } from '../../access-ports.js';
import { ACCOUNTS_ACCESS } from '../../accounts-access.js';
import { RightsDirectory } from '../../rights/rights-directory.js';
import { accountIdOf } from '../account-id.js';
import { accountProblem } from '../account-problems.js';
import { accountAggregate } from '../domain/account.js';
import { sealText } from '../seal-text.js';

export interface OpenAccount {
  /** Reference under which the person acts; undefined for a new one. */
  readonly actor: string | undefined;
  readonly name: string | undefined;
}

export interface OpenedAccount extends CommandAnswer {
  readonly accountId: string;
  readonly actor: string;
  /** Told once, where this platform signs people in itself. */
  readonly token?: string;
}

/** Somebody can act under a reference from now on; what that person may do is granted. */
@Injectable()
export class OpenAccountUseCase {
  constructor(
    private readonly ports: AccessPorts,
    private readonly directory: RightsDirectory,
  ) {}

  /** @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, input: OpenAccount, context: CommandContext): Promise<OpenedAccount> {
    requireAccess(actor, ACCOUNTS_ACCESS.openAccount);
    const { commands, vault, eventStore, enrol } = this.ports;
    if (input.actor === undefined && enrol === undefined) throw actorMissing();
    const opened = input.actor ?? `person:${context.commandId}`;
    const accountId = accountIdOf(opened);
    const subject = deriveUuid('account subject', context.commandId);
    const name =
      input.name === undefined
        ? undefined
        : await sealText(vault, { subject, commandId: context.commandId, path: 'name', text: input.name });
    const outcome = settled(
      await commands.handle(
        accountAggregate,
        accountId,
        {
          type: 'OpenAccount',
          accountId,
          actor: opened,
          subject,
          ...(name !== undefined && { name }),
          grants: [],
        },
        context,
      ),
    );
    if (outcome.kind === 'rejected') throw accountProblem(outcome.rejection);
    const place = await placeInLog(outcome, eventStore);
    await awaitLogPosition([this.directory.consumer], place.logPosition);
    // After the account is recorded: a token without one would belong to nobody.
    const token = await enrol?.(opened);
    return {
      accountId,
      actor: opened,
      ...(token !== undefined && { token }),
      revision: outcome.revision ?? 0,
      ...place,
    };
  }
}

const actorMissing = (): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: 'People sign in elsewhere; nobody here can make up their references.',
      de: 'Angemeldet wird sich an anderer Stelle; die Kennung der Person muss von dort kommen.',
    },
    {
      errors: [
        {
          field: 'actor',
          expected: 'the reference (sub) that the identity provider gives the person',
          german: 'die Kennung (sub), die der Anmeldedienst der Person gibt',
        },
      ],
    },
  );
