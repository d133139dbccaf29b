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
  requireOneScope,
} from '@lotsenbuch/service-kit';
import type { PersonalValue } from '@lotsenbuch/vault';
import { Injectable } from '@nestjs/common';
import { currentCarriers } from '../carriers/current-carriers.js';
import { type CarrierDirectory, readAs } from '../carriers/domain/carrier-directory.js';
import type { CarrierEvent } from '../carriers/domain/events.js';
import type { FoldedLog } from '../folded-log.js';
import { FundingPorts } from '../funding-ports.js';
import { sealNote } from '../notes/seal-note.js';
import type { ApplicationCommand } from './domain/application-commands.js';
import { grantAggregate } from './domain/grant.js';
import type { ApplicationVersion, GrantState } from './domain/grant-state.js';
import { scopesOfGrant } from './grant-scopes.js';
import { grantProblem, noSuchGrant } from './grants-problems.js';

/** A grant that somebody may act on, and in which capacity. */
export interface ReachedGrant {
  readonly grant: GrantState & { readonly application: ApplicationVersion };
  readonly right: Right;
  /** The carrier that the grant's is read as today. */
  readonly carrierId: string;
  readonly by: ActingPerson;
  /** Berlin day of the act. */
  readonly on: string;
}

/** What all use cases on one grant begin and end with. */
@Injectable()
export class GrantCommands {
  readonly #carriers: FoldedLog<CarrierDirectory, CarrierEvent>;

  constructor(private readonly ports: FundingPorts) {
    this.#carriers = currentCarriers(ports.eventStore);
  }

  /** @throws Problem 401, 403 as the rule says; 404 if there is no such grant */
  async reach(actor: Actor | undefined, rule: ProtectedRule, grantId: string): Promise<ReachedGrant> {
    requireAccess(actor, rule);
    const { state } = await this.ports.commands.load(grantAggregate, grantId);
    const { application } = state;
    if (application === undefined) {
      throw noSuchGrant(grantId);
    }
    const carriers = await this.#carriers.current();
    const right = requireOneScope(actor, rule, scopesOfGrant(application, carriers));
    const carrierId = readAs(carriers, application.carrierId) ?? application.carrierId;
    return { grant: { ...state, application }, right, carrierId, by: actedBy(actor, right), on: this.ports.today() };
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
