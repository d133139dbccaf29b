import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent } from '../envelope.js';
import { OutcomeUnknown, WrongExpectedRevision } from '../errors.js';
import type { AppendResult, EventStore, ExpectedRevision } from '../event-store.js';

/** Milliseconds before each repetition. */
export const REPEAT_AFTER_MS: readonly number[] = [20, 100, 500];

/**
 * Appends; while the outcome is unknown, repeats the same ids and content at the same expected revision. The store then
 * either finds them there or writes them, so nothing is recorded twice. A conflict means that another writer has taken
 * the place: the events are not there and never will be.
 * @throws OutcomeUnknown after the last repetition, and when a repetition fails for another reason, which says nothing
 *   of the attempts before it; whatever else the first attempt meets, at once
 */
export const appendUntilKnown = async (
  store: EventStore,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<AppendResult> => {
  let unknown: OutcomeUnknown | undefined;
  for (const pause of [0, ...REPEAT_AFTER_MS]) {
    if (unknown !== undefined) await sleep(pause);
    try {
      return await store.append(stream, expected, events);
    } catch (error) {
      if (error instanceof WrongExpectedRevision) throw error;
      if (!(error instanceof OutcomeUnknown)) throw unknown ?? error;
      unknown = error;
    }
  }
  throw unknown;
};
