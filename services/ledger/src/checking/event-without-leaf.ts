import { MAX_EVENT_BYTES, type StoredEvent } from '@lotsenbuch/event-store';
import { hasLeaves } from '../integration/prefix-rule.js';
import { eventNameOf, type Finding } from './finding.js';

/** UTF-8 bytes that a UTF-16 code unit may need. */
const MAX_UNIT_BYTES = 3;

/** Why the platform cannot have written the event, and the tree can have no leaf for it; undefined if it can. */
const whyWithoutLeaf = ([ordinal, stream, , , canonical]: StoredEvent): string | undefined => {
  if (!hasLeaves(stream))
    return `it is filed under ${JSON.stringify(stream.slice(0, 80))}, which is no name of a stream`;
  if (!Number.isSafeInteger(ordinal)) return 'it stands at a place that is beyond what can be counted';
  if (!canonical.isWellFormed()) return 'it holds half of a surrogate pair, for which UTF-8 has no bytes';
  if (canonical.length * MAX_UNIT_BYTES <= MAX_EVENT_BYTES) return undefined;
  const bytes = Buffer.byteLength(canonical);
  return bytes > MAX_EVENT_BYTES ? `it has ${bytes} bytes, and an event has ${MAX_EVENT_BYTES} at most` : undefined;
};

/** Whether the tree has a leaf for the event; it has one for each that the platform can have written. */
export const hasLeaf = (event: StoredEvent): boolean => whyWithoutLeaf(event) === undefined;

/**
 * An event that the platform never wrote: under a name that no stream can have, or larger than an event can be. Readers of
 * the log may take it for one of theirs, and without a leaf nothing that is signed would ever cover it.
 * @param index of the first leaf behind it
 */
export const eventWithoutLeaf = (event: StoredEvent, index: number): Finding => {
  const [ordinal, , , , canonical] = event;
  const text = `${whyWithoutLeaf(event)}, so it has no leaf and nothing that was signed covers it`;
  return { kind: 'rowMisfiled', index, ordinal, is: eventNameOf(canonical), text };
};
