import { randomUUID } from 'node:crypto';
import { createCommandHandler, type EventStore } from '@lotsenbuch/event-store';
import { type Aggregate, type DomainEvent, ok } from '@lotsenbuch/kernel';

/** Records what is handed in: for tests of what comes long after the beginning. */
const recorder = (category: string): Aggregate<null, readonly DomainEvent[], DomainEvent, never> => ({
  category,
  decider: { version: 'test', initialState: null, decide: (events) => ok(events), evolve: (state) => state },
  touches: ({ data }) => Object.entries(data).flatMap(([field, id]) => (field === `${category}Id` ? [String(id)] : [])),
});

/** @returns revision of the last event */
export const record = async (
  store: EventStore,
  category: string,
  id: string,
  events: readonly DomainEvent[],
): Promise<number> => {
  const context = { commandId: randomUUID(), actor: 'process:test', correlationId: 'test' };
  const outcome = await createCommandHandler({ store }).handle(recorder(category), id, events, context);
  if (outcome.kind !== 'accepted') throw new Error(`not recorded: ${outcome.kind}`);
  return outcome.revision;
};
