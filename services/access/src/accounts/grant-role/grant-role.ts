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
import { daysHeldInPerson, type HeldRole } from '../domain/role.js';
import { sealNote } from '../seal-note.js';

export interface GrantRole {
  readonly accountId: string;
  readonly held: HeldRole;
  readonly from: LocalDate;
  /** First Berlin day on which it is no longer held. */
  readonly to: LocalDate | undefined;
  /** Code from the catalogue roleGrant. */
  readonly reason: string;
  readonly note: string | undefined;
}

export interface GrantedRole extends CommandAnswer {
  readonly grantId: string;
}

/** Somebody may do something from a day on. */
@Injectable()
export class GrantRoleUseCase {
  constructor(
    private readonly ports: AccessPorts,
    private readonly directory: RightsDirectory,
  ) {}

  /** Answers once the right counts. @throws Problem for everything that stands against it */
  async execute(actor: Actor | undefined, input: GrantRole, context: CommandContext): Promise<GrantedRole> {
    requireAccess(actor, ACCOUNTS_ACCESS.grantRole);
    const right = requireScope(actor, ACCOUNTS_ACCESS.grantRole, {});
    const { accountId, held, from, to, reason } = input;
    const { commands, eventStore, vault, today } = this.ports;
    const principal = held.deputyFor === undefined ? undefined : this.directory.accountOf(held.deputyFor);
    const subject = this.directory.account(accountId)?.subject;
    const note = await sealNote(vault, input.note, context.commandId, subject);
    const outcome = await commands.handle(
      accountAggregate,
      accountId,
      {
        type: 'GrantRole',
        accountId,
        grantId: context.commandId,
        ...held,
        from,
        ...(to !== undefined && { to }),
        ...(held.deputyFor !== undefined && { principalHolds: daysHeldInPerson(principal?.grants ?? [], held) }),
        reason,
        ...(note !== undefined && { note }),
        by: actedBy(actor, right),
        decidedOn: today(),
      },
      context,
    );
    const answer = await changedThing(eventStore, accountId, context, outcome, accountProblem);
    await awaitLogPosition([this.directory.consumer], answer.logPosition);
    return { ...answer, grantId: context.commandId };
  }
}
