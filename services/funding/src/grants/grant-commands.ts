import type { CommandContext } from '@lotsenbuch/event-store';
import type { ActingPerson } from '@lotsenbuch/kernel';
import {
  type Actor,
  actedBy,
  type CommandAnswer,
  changedThing,
  type ProtectedRule,
  type Right,
  requireAccess,
  requireScope,
  type ScopedThing,
} from '@lotsenbuch/service-kit';
import type { PersonalValue } from '@lotsenbuch/vault';
import { Injectable } from '@nestjs/common';
import { FundingPorts } from '../funding-ports.js';
import { sealNote } from '../notes/seal-note.js';
import type { ApplicationCommand } from './domain/application-commands.js';
import type { GrantArea } from './domain/events.js';
import { grantAggregate } from './domain/grant.js';
import type { ApplicationVersion, GrantState } from './domain/grant-state.js';
import { grantProblem, noSuchGrant } from './grants-problems.js';

/** A grant that somebody may act on, and in which capacity. */
export interface ReachedGrant {
  readonly grant: GrantState & { readonly application: ApplicationVersion };
  readonly right: Right;
  readonly by: ActingPerson;
  /** Berlin day of the act. */
  readonly on: string;
}

/** The district and carrier that a grant belongs to; a project of the whole city belongs to no district. */
export const scopeOfGrant = ({
  area,
  carrierId,
}: {
  readonly area: GrantArea;
  readonly carrierId: string;
}): ScopedThing => ({ district: area === 'supraDistrict' ? undefined : area, carrierId });

/** What all use cases on one grant begin and end with. */
@Injectable()
export class GrantCommands {
  constructor(private readonly ports: FundingPorts) {}

  /** @throws Problem 401, 403 as the rule says; 404 if there is no such grant */
  async reach(actor: Actor | undefined, rule: ProtectedRule, grantId: string): Promise<ReachedGrant> {
    requireAccess(actor, rule);
    const { state } = await this.ports.commands.load(grantAggregate, grantId);
    const { application } = state;
    if (application === undefined) {
      throw noSuchGrant(grantId);
    }
    const right = requireScope(actor, rule, scopeOfGrant(application));
    return { grant: { ...state, application }, right, by: actedBy(actor, right), on: this.ports.today() };
  }

  sealed(note: string | undefined, context: CommandContext): Promise<{ readonly note?: PersonalValue }> {
    return sealNote(this.ports.vault, context.commandId, note);
  }

  /** @throws Problem for everything that stands against it */
  async change(grantId: string, command: ApplicationCommand, context: CommandContext): Promise<CommandAnswer> {
    const outcome = await this.ports.commands.handle(
      grantAggregate,
      grantId,
      { part: 'application', command },
      context,
    );
    return changedThing(this.ports.eventStore, grantId, context, outcome, grantProblem);
  }
}
