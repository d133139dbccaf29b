import type { EventFilter, RecordedEvent } from '@lotsenbuch/event-store';
import type { Consumer } from './consumer.js';
import type { ConsumerPositions } from './consumer-positions.js';
import { HandlingFailed } from './handling-failed.js';

/** Answers events with commands, whose ids derive from its name and the event: an event that comes again does nothing. */
export interface ProcessManager {
  /** Stable name: part of every command id it derives. */
  readonly name: string;
  readonly filter: EventFilter;
  /** Called for one event after the other; may be called again for the same event. */
  react(event: RecordedEvent): Promise<void>;
}

/** Begins at the start of the log; stores its position once a page, and before an event it cannot handle. */
export const processManager = (manager: ProcessManager, positions: ConsumerPositions): Consumer => ({
  name: manager.name,
  filter: manager.filter,
  position: () => positions.get(manager.name),
  async handle(events, upTo) {
    let handled: RecordedEvent | undefined;
    for (const event of events) {
      try {
        await manager.react(event);
      } catch (error) {
        if (handled !== undefined) await positions.set(manager.name, handled.position);
        throw new HandlingFailed(event, error);
      }
      handled = event;
    }
    await positions.set(manager.name, upTo);
  },
});
