import type { EventFilter } from '@lotsenbuch/event-store';
import type { Consumer } from './consumer.js';
import type { ConsumerPositions } from './consumer-positions.js';
import { HandlingFailed } from './handling-failed.js';
import { type Reacting, reactByKey } from './react-by-key.js';

/** Answers events with commands, whose ids derive from its name and the event: an event that comes again does nothing. */
export interface ProcessManager extends Reacting {
  /** Stable name: part of every command id it derives. */
  readonly name: string;
  readonly filter: EventFilter;
  /**
   * Where it begins when it has no position yet, or lost it: `head` leaves alone what is in the log already, `start`
   * answers all of it once more. A manager that owes the log an answer to every event begins at the start.
   */
  readonly begin: 'start' | 'head';
}

/**
 * Stores its position once a page, and before the first event it cannot handle: everything before a stored position has
 * been handled, whatever was answered at the same time.
 */
export const processManager = (manager: ProcessManager, positions: ConsumerPositions): Consumer => ({
  name: manager.name,
  filter: manager.filter,
  begin: manager.begin,
  position: () => positions.get(manager.name),
  async handle(events, upTo) {
    const failure = await reactByKey(manager, events);
    if (failure === undefined) return positions.set(manager.name, upTo);
    const handled = events[failure.index - 1];
    if (handled !== undefined) await positions.set(manager.name, handled.position);
    throw new HandlingFailed(failure.event, failure.cause);
  },
});
