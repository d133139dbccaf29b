import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent } from '../envelope.js';
import { OutcomeUnknown } from '../errors.js';
import type { AppendResult, EventStore, ExpectedRevision } from '../event-store.js';

/** Milliseconds before each repetition. */
export const REPEAT_AFTER_MS: readonly number[] = [20, 100, 500];

/**
 * Appends; while the outcome is unknown, repeats the same ids and content at the same expected revision. The store then
 * either finds them there or writes them, so nothing is recorded twice. A conflict means that another writer has taken
 * the place: the events are not there and never will be.
 * @throws OutcomeUnknown after the last repetition; whatever else the store throws, at once
 */
export const appendUntilKnown = async (
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<AppendResult> => {
  for (const pause of REPEAT_AFTER_MS) {
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error;
    }
    await sleep(pause);
  }
  return store.append(stream, expected, events);
};
