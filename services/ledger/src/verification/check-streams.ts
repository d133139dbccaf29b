import type { EventStore } from '@lotsenbuch/event-store';
import type { Finding } from '../checking/finding.js';
import { hasLeaves } from '../integration/prefix-rule.js';

export interface CheckedStreams {
  readonly streams: number;
  /** Events that the index of streams knows. */
  readonly events: number;
  readonly findings: readonly Finding[];
}

/** Streams without all their revisions that are named one by one. */
const MAX_NAMED = 100;

/** Every stream must have as many events, up to this place in the log, as its last revision says. */
export const checkStreams = async (
  eventStore: Pick<EventStore, 'readStreamExtents'>,
  ordinal: number,
  signal: AbortSignal,
): Promise<CheckedStreams> => {
  let streams = 0;
  let events = 0;
  const findings: Finding[] = [];
  for await (const page of eventStore.readStreamExtents(ordinal)) {
    signal.throwIfAborted();
    for (const extent of page) {
      // A finding of its own, where the leaves are checked.
      if (!hasLeaves(extent.stream)) continue;
      streams += 1;
      events += extent.events;
      if (extent.events === extent.lastRevision + 1 || findings.length === MAX_NAMED) continue;
      const text = `it has ${extent.events} events, its last revision is ${extent.lastRevision}, counted from 0`;
      findings.push({ kind: 'revisionMissing', stream: extent.stream, text });
    }
  }
  return { streams, events, findings };
};
