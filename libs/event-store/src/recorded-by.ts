import { endOfBerlinDay, type LocalDate } from '@lotsenbuch/kernel';
import type { LogPosition } from './envelope.js';
import type { EventStore } from './event-store.js';

/** A Berlin day that stands for what was known at its end: everything that was recorded before it. */
export type RecordedBy = LocalDate;

/**
 * The place in the log up to which everything was known at the end of the day; undefined if nothing was. For a day that
 * has not ended it is the head of the log.
 */
export const logHeadOn = (
  store: Pick<EventStore, 'logHeadBefore'>,
  recordedBy: RecordedBy,
): Promise<LogPosition | undefined> => store.logHeadBefore(endOfBerlinDay(recordedBy));
