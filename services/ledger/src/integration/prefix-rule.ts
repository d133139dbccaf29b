import { isStreamName } from '@lotsenbuch/event-store';

/**
 * Whether the events of a stream have leaves: all do whose name is one of our grammar, in the order of the log. The platform
 * writes no others and a store gives no others, so any other was put there by somebody else: a finding, never passed over.
 * Fixed for ever, because it decides which index an event has.
 */
export const hasLeaves = (stream: string): boolean => isStreamName(stream);
