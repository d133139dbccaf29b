import type { ProcessManager } from '@lotsenbuch/consumers';
import { type CommandHandler, domainEventOf, processCommandId, type RecordedEvent } from '@lotsenbuch/event-store';
import { assertNever } from '@lotsenbuch/kernel';
import { type BudgetYearCommand, budgetYearAggregate } from '../../budget/domain/budget-year.js';
import type { ChargedPart } from '../../budget/domain/reservation-events.js';
import type { ApplicationCommand } from '../domain/application-commands.js';
import type { FundsShortfall, GrantDecisionTaken, NoticeRevoked, NoticeWithdrawn } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import { GRANT_CATEGORY, grantAggregate } from '../domain/grant.js';
import { differencePerYear } from '../domain/plan/budget-years.js';
import { partOf, shortfallNow } from './charges.js';

const NAME = 'funds-reservation';

type Source = GrantDecisionTaken | NoticeWithdrawn | NoticeRevoked;

/** The years that a decision or an act changes something in, ascending. */
const chargesOf = ({ before, rates }: Source['data']): readonly Rate[] =>
  differencePerYear(before, rates).filter(({ amountCents }) => amountCents !== 0);

/**
 * Binds the money of a decision: asks every budget year that it charges, then records on the grant whether the decision
 * took effect, then settles what the years had set aside. A kill between any two steps is made good by doing it all
 * again: every step has a command id of its own, so what was done is found and not done twice, and what was recorded on
 * the grant decides how it goes on.
 */
export class FundsReservation implements ProcessManager {
  readonly name = NAME;
  readonly begin = 'start';
  readonly filter = {
    streamPrefixes: [`${GRANT_CATEGORY}-`],
    types: ['GrantDecisionTaken', 'NoticeWithdrawn', 'NoticeRevoked'],
  };
  readonly #commands: CommandHandler;

  constructor(commands: CommandHandler) {
    this.#commands = commands;
  }

  /** The grant: what gives money back waits until the decision before it has its money. */
  keyOf({ envelope }: RecordedEvent): string {
    return domainEventOf<Source>(envelope).data.grantId;
  }

  async react(source: RecordedEvent): Promise<void> {
    const event = domainEventOf<Source>(source.envelope);
    switch (event.type) {
      case 'GrantDecisionTaken':
        return this.#bind(source, event.data);
      case 'NoticeWithdrawn':
      case 'NoticeRevoked':
        return this.#giveBack(source, event.data);
      default:
        return assertNever(event);
    }
  }

  async #bind(source: RecordedEvent, data: GrantDecisionTaken['data']): Promise<void> {
    const { grantId, decisionId } = data;
    const charges = chargesOf(data);
    // Asked first: after a lapse is recorded, a year that has the money by now must not set it aside.
    const outcome = (await this.#outcomeOf(grantId, decisionId)) ?? (await this.#decide(source, data, charges));
    for (const { year } of charges) {
      if (outcome === 'approved') await this.#tellYear(source, year, { type: 'ApproveFunds', grantId, decisionId });
      else await this.#release(source, year, { type: 'ReleaseFunds', grantId, decisionId });
    }
  }

  /** A year that was never opened has set nothing aside. */
  async #release(source: RecordedEvent, year: number, command: BudgetYearCommand): Promise<void> {
    if ((await this.#yearState(year)).year !== undefined) await this.#tellYear(source, year, command);
  }

  /** What is recorded on the grant; undefined while the decision is open. */
  async #outcomeOf(grantId: string, decisionId: string): Promise<'approved' | 'lapsed' | undefined> {
    const { state } = await this.#commands.load(grantAggregate, grantId);
    const decision = state.decisions.find((candidate) => candidate.decisionId === decisionId);
    if (decision === undefined) throw new Error(`decision ${decisionId} is not in the stream of grant ${grantId}`);
    return decision.outcome === 'open' ? undefined : decision.outcome;
  }

  async #decide(
    source: RecordedEvent,
    { grantId, decisionId, area }: GrantDecisionTaken['data'],
    charges: readonly Rate[],
  ): Promise<'approved' | 'lapsed'> {
    const shortfalls = await this.#reserve(source, { grantId, decisionId, part: partOf(area) }, charges);
    if (shortfalls.length === 0) {
      await this.#tellGrant(source, grantId, { type: 'RecordApproval', decisionId });
      return 'approved';
    }
    await this.#tellGrant(source, grantId, { type: 'RecordLapse', decisionId, shortfalls });
    return 'lapsed';
  }

  /**
   * Year by year until one refuses: nothing is set aside for a decision that is lost. The years after it are only
   * looked at, so that the answer names everything that is missing.
   */
  async #reserve(
    source: RecordedEvent,
    charge: { readonly grantId: string; readonly decisionId: string; readonly part: ChargedPart },
    charges: readonly Rate[],
  ): Promise<readonly FundsShortfall[]> {
    const shortfalls: FundsShortfall[] = [];
    for (const { year, amountCents } of charges) {
      const shortfall =
        shortfalls.length === 0
          ? await this.#reserveIn(source, year, { type: 'ReserveFunds', ...charge, amountCents })
          : shortfallNow(await this.#yearState(year), year, charge.part, amountCents);
      if (shortfall !== undefined) shortfalls.push(shortfall);
    }
    return shortfalls;
  }

  async #reserveIn(
    source: RecordedEvent,
    year: number,
    command: Extract<BudgetYearCommand, { readonly type: 'ReserveFunds' }>,
  ): Promise<FundsShortfall | undefined> {
    const { part, amountCents } = command;
    const step = `reserve ${year}`;
    const outcome = await this.#commands.handle(budgetYearAggregate, String(year), command, contextOf(source, step));
    if (outcome.kind === 'rejected' && outcome.rejection.kind === 'budgetYearUnknown') {
      return shortfallNow(undefined, year, part, amountCents);
    }
    const event = outcome.kind === 'accepted' ? outcome.events[0] : undefined;
    if (event?.type === 'FundsReserved') return undefined;
    if (event?.type !== 'FundsRefused') throw notDone(step, outcome);
    const { freeCents, shortCents } = event.data;
    return { year, part, requestedCents: amountCents, freeCents, shortCents, kind: 'overFreeFunds' };
  }

  async #giveBack(source: RecordedEvent, data: NoticeWithdrawn['data']): Promise<void> {
    const { grantId, actId, area } = data;
    for (const { year, amountCents } of chargesOf(data)) {
      const command = { type: 'ReturnFunds', part: partOf(area), grantId, actId, amountCents: -amountCents } as const;
      await this.#tellYear(source, year, command);
    }
  }

  async #yearState(year: number) {
    return (await this.#commands.load(budgetYearAggregate, String(year))).state;
  }

  async #tellGrant(source: RecordedEvent, grantId: string, command: ApplicationCommand): Promise<void> {
    const asked = { part: 'application' as const, command };
    const outcome = await this.#commands.handle(grantAggregate, grantId, asked, contextOf(source, command.type));
    if (outcome.kind !== 'accepted' && outcome.kind !== 'unchanged') throw notDone(command.type, outcome);
  }

  async #tellYear(source: RecordedEvent, year: number, command: BudgetYearCommand): Promise<void> {
    const step = `${command.type} ${year}`;
    const outcome = await this.#commands.handle(budgetYearAggregate, String(year), command, contextOf(source, step));
    if (outcome.kind !== 'accepted' && outcome.kind !== 'unchanged') throw notDone(step, outcome);
  }
}

const contextOf = ({ envelope }: RecordedEvent, step: string) => ({
  commandId: processCommandId(NAME, envelope.id, step),
  actor: `process:${NAME}`,
  correlationId: envelope.correlationId,
  causationId: envelope.id,
});

/** Stops the process at its event, visibly: what should never be refused is a fault and not a shortfall. */
const notDone = (step: string, outcome: { readonly kind: string }): Error =>
  new Error(`${step} was not done: ${JSON.stringify(outcome)}`);
