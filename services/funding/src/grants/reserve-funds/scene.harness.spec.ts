import { type ConsumerPositions, processManager, runConsumer } from '@lotsenbuch/consumers';
import {
  type CommandContext,
  type CommandHandler,
  type CommandOutcome,
  deriveUuid,
  type EventStore,
  type LogPosition,
  newEventId,
  streamName,
} from '@lotsenbuch/event-store';
import type { DomainEvent } from '@lotsenbuch/kernel';
import { OFFICER } from '../../budget/domain/budget-year.fixture.js';
import { budgetYearAggregate } from '../../budget/domain/budget-year.js';
import type { GrantEvent } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import { grantAggregate } from '../domain/grant.js';
import { application, approve, CARRIER, extract, reviewed, submitted } from '../domain/grant.support.spec.js';
import { FundsReservation } from './funds-reservation.js';

/** Everything is about one part of two budget years. */
export const PART = 'district-07';
export const ON = '2025-12-20';

export const grantId = (name: string): string => deriveUuid('grant', name);
export const decisionId = (name: string): string => deriveUuid('decision', name);

export const contextOf = (name: string): CommandContext => ({
  commandId: deriveUuid('race', name),
  actor: 'person:race',
  correlationId: 'race',
});

const sumOf = (rates: readonly Rate[]): number => rates.reduce((sum, { amountCents }) => sum + amountCents, 0);

/** An application as it stands right before its decision: submitted, complete and reviewed as it was asked for. */
export const readyForDecision = (name: string, rates: readonly Rate[]): readonly GrantEvent[] => {
  const requestedCents = sumOf(rates);
  const to = `${Math.max(...rates.map(({ year }) => year)) + 1}-01-01`;
  const costs = [{ lineId: 'material', kind: 'material' as const, caption: 'Büro', amountCents: requestedCents }];
  const plan = { costs, income: [], requestedCents, rates };
  const of = { grantId: grantId(name) };
  return [
    submitted({ ...of, ...application({ plan, period: { from: '2026-01-01', to } }) }),
    { ...extract, data: { ...(extract as GrantEvent & { type: 'DocumentAttached' }).data, ...of } } as GrantEvent,
    reviewed({ ...of, lines: linesOf(requestedCents), recommendedCents: requestedCents }),
  ];
};

export const linesOf = (adequateCents: number) => [
  { lineId: 'material', necessary: true, adequateCents, reason: 'adequate' },
];

/** The carrier asks for another amount in 2026, and the request is reviewed as it was asked for. */
export const requestOf = (name: string, amountCents: number): readonly GrantEvent[] => {
  const rates = [{ year: 2026, amountCents }];
  const costs = [{ lineId: 'material', kind: 'material' as const, caption: 'Büro', amountCents }];
  const requested: GrantEvent = {
    type: 'AmendmentRequested',
    schemaVersion: 1,
    effectiveOn: ON,
    data: {
      grantId: grantId(name),
      version: 2,
      origin: 'carrier',
      period: { from: '2026-01-01', to: '2027-01-01' },
      plan: { costs, income: [], requestedCents: amountCents, rates },
      positions: 2,
      reason: 'needIsHigher',
      by: CARRIER,
    },
  };
  const grant = { grantId: grantId(name) };
  return [requested, reviewed({ ...grant, version: 2, lines: linesOf(amountCents), recommendedCents: amountCents })];
};

export const append = async (store: EventStore, name: string, events: readonly DomainEvent[]): Promise<void> => {
  const stream = streamName('grant', grantId(name));
  const { commandId, actor, correlationId } = contextOf(`${name} ${events[0]?.type}`);
  await store.append(
    stream,
    (await store.streamHead(stream)) ?? 'noStream',
    events.map((event) => ({ ...event, id: newEventId(), actor, commandId, correlationId, deciderVersion: 'race/1' })),
  );
};

export const decide = (commands: CommandHandler, name: string, decision: ReturnType<typeof approve>) =>
  commands.handle(
    grantAggregate,
    grantId(name),
    { part: 'application', command: decision },
    contextOf(`decide ${decision.decisionId}`),
  );

export const approveAll = (name: string, rates: readonly Rate[]) =>
  approve({ decisionId: decisionId(name), rates, positionsApproved: 0, on: ON });

export const openYear = (commands: CommandHandler, year: number, cents: number) =>
  commands.handle(
    budgetYearAggregate,
    String(year),
    {
      type: 'OpenBudgetYear',
      year,
      stage: 'final',
      address: { chapter: '1120', title: '68406' },
      totalCents: cents + 1_000_00,
      parts: { [PART]: cents, reserve: 1_000_00 },
      reason: 'budgetPassed',
      effectiveOn: `${year}-01-01`,
      decidedOn: ON,
      by: OFFICER,
    },
    contextOf(`open ${year}`),
  );

export const done = (outcome: CommandOutcome<object>): void => {
  if (outcome.kind !== 'accepted') throw new Error(`the scene cannot be set: ${JSON.stringify(outcome)}`);
};

/** Positions in memory: of the process that lives as long as this object. */
export const volatilePositions = (): ConsumerPositions => {
  const positions = new Map<string, LogPosition>();
  return {
    get: async (name) => positions.get(name),
    set: async (name, position) => {
      positions.set(name, position);
    },
  };
};

/** Runs the process manager until nothing is left to do. */
export const settle = async (store: EventStore, commands: CommandHandler, positions: ConsumerPositions) => {
  const running = runConsumer(store, processManager(new FundsReservation(commands), positions));
  return {
    async settled(): Promise<void> {
      let head: LogPosition | undefined;
      do {
        head = await store.logHead();
        await running.caughtUp();
      } while (head !== (await store.logHead()));
    },
    stop: () => running.stop(),
  };
};
