import type { CommandContext } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  actedBy,
  awaitLogPosition,
  type CommandAnswer,
  changedThing,
  requireAccess,
  requireScope,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { AccessPorts } from '../../access-ports.js';
import { ACCOUNTS_ACCESS } from '../../accounts-access.js';
import { RightsDirectory } from '../../rights/rights-directory.js';
import { accountProblem } from '../account-problems.js';
import { accountAggregate } from '../domain/account.js';
import { sealNote } from '../seal-note.js';

export interface EndRole {
  readonly accountId: string;
  readonly grantId: string;
  /** First Berlin day on which it is no longer held. */
  readonly on: LocalDate;
  /** Code from the catalogue roleGrantEnd. */
  readonly reason: string;
  readonly note: string | undefined;
}

/** Somebody no longer has a role from a day on; with today's day it ends at once. */
@Injectable()
export class EndRoleUseCase {
  constructor(
    private readonly ports: AccessPorts,
    private readonly directory: RightsDirectory,
  ) {}

  /** Answers once the right no longer counts. @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, input: EndRole, context: CommandContext): Promise<CommandAnswer> {
    requireAccess(actor, ACCOUNTS_ACCESS.endRoleGrant);
    const right = requireScope(actor, ACCOUNTS_ACCESS.endRoleGrant, {});
    const { accountId, grantId, on, reason } = input;
    const { commands, eventStore, vault, today } = this.ports;
    const subject = this.directory.account(accountId)?.subject;
    const note = await sealNote(vault, input.note, context.commandId, subject);
    const outcome = await commands.handle(
      accountAggregate,
      accountId,
      {
        type: 'EndRoleGrant',
        accountId,
        grantId,
        on,
        reason,
        ...(note !== undefined && { note }),
        by: actedBy(actor, right),
        decidedOn: today(),
      },
      context,
    );
    const answer = await changedThing(eventStore, accountId, context, outcome, accountProblem);
    await awaitLogPosition([this.directory.consumer], answer.logPosition);
    return answer;
  }
}
