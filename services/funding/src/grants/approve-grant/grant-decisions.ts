import { type CommandContext, deriveUuid } from '@lotsenbuch/event-store';
import { type CommandAnswer, changedThing, settled } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import { FundingPorts } from '../../funding-ports.js';
import type { TakeDecision } from '../domain/decision/take-decision.js';
import type { Block, FundsShortfall, GrantDecisionTaken } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import { grantAggregate } from '../domain/grant.js';
import { overpaidCents } from '../domain/grant-state.js';
import { differencePerYear } from '../domain/plan/budget-years.js';
import { grantProblem } from '../grants-problems.js';
import { DecisionOutcomes } from './decision-outcomes.js';

/** A decision as far as it has come. */
export interface GrantDecisionOutcome extends CommandAnswer {
  readonly decisionId: string;
  /** `open`: the budget years have not answered within 2 s; they will. */
  readonly outcome: 'open' | 'approved' | 'lapsed';
  readonly approvedCents: number;
  /** What the decision charges to each budget year beyond what was approved before; negative where money flows back. */
  readonly charges: readonly Rate[];
  readonly shortfalls: readonly FundsShortfall[];
  /** Paid beyond what is approved now. */
  readonly overpaidCents: number;
  readonly overridden: readonly Block[];
}

type DecisionToTake = TakeDecision extends infer Command
  ? Command extends TakeDecision
    ? Omit<Command, 'decisionId'>
    : never
  : never;

/** Takes a decision and waits for what the budget years say to it. */
@Injectable()
export class GrantDecisions {
  constructor(
    private readonly ports: FundingPorts,
    private readonly outcomes: DecisionOutcomes,
  ) {}

  /** @throws Problem for everything that stands against it */
  async take(grantId: string, asked: DecisionToTake, context: CommandContext): Promise<GrantDecisionOutcome> {
    const { commands, eventStore } = this.ports;
    const decisionId = deriveUuid('decision', context.commandId);
    const waiting = this.outcomes.expect(decisionId);
    try {
      const command: TakeDecision = { ...asked, decisionId };
      const outcome = await commands.handle(grantAggregate, grantId, { part: 'application', command }, context);
      const answer = await changedThing(eventStore, grantId, context, outcome, grantProblem);
      const taken = settled(outcome);
      const data = taken.kind === 'accepted' ? taken.events[0] : undefined;
      if (taken.kind !== 'accepted' || data?.type !== 'GrantDecisionTaken') {
        throw new Error('a decision was accepted and nothing was recorded');
      }
      if (!taken.replayed) await waiting.settled();
      // The event stays the decision's; revision and log position tell of what the budget years said to it as well.
      return { ...answer, ...(await this.#outcomeOf(grantId, decisionId, data.data)) };
    } finally {
      waiting.end();
    }
  }

  async #outcomeOf(
    grantId: string,
    decisionId: string,
    { approvedCents, rates, before, overridden }: GrantDecisionTaken['data'],
  ): Promise<GrantDecisionOutcome> {
    const { commands, eventStore } = this.ports;
    const { state, revision } = await commands.load(grantAggregate, grantId);
    const decision = state.decisions.find((candidate) => candidate.decisionId === decisionId);
    if (decision === undefined || revision === undefined)
      throw new Error(`decision ${decisionId} is not in its stream`);
    return {
      decisionId,
      outcome: decision.outcome,
      approvedCents,
      charges: differencePerYear(before, rates),
      shortfalls: decision.shortfalls,
      overpaidCents: overpaidCents(state),
      overridden,
      revision,
      logPosition: (await eventStore.logHead()) ?? '',
    };
  }
}
