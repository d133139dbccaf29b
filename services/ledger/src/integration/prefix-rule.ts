import { isStreamName } from '@lotsenbuch/event-store';

/**
 * Whether the events of a stream have leaves: all do whose name is one of our grammar, in the order of the log; an engine's
 * own streams have none. Fixed for ever, because it decides which index an event has.
 */
export const hasLeaves = (stream: string): boolean => isStreamName(stream);
