import { type EventStore, isStreamName } from '@lotsenbuch/event-store';
import { compareStreams, formatStreamLine } from './stream-line.js';

/**
 * The lines of the stream heads, in their order: each stream of our grammar that has events up to and including the
 * ordinal, with the revision of the last of them.
 * @throws Error if the store does not give the streams by name, each once: their tree would prove nothing
 */
export async function* streamLines(
  eventStore: Pick<EventStore, 'readStreamExtents'>,
  ordinal: number,
): AsyncGenerator<string> {
  let previous = '';
  for await (const extents of eventStore.readStreamExtents(ordinal)) {
    for (const { stream, lastRevision } of extents) {
      if (!isStreamName(stream)) continue;
      if (compareStreams(previous, stream) >= 0) {
        throw new Error(`the event store names the stream ${stream} after ${previous}: the stream heads cannot be cut`);
      }
      previous = stream;
      yield formatStreamLine({ stream, lastRevision });
    }
  }
}
