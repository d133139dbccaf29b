import { eventWithoutLeaf, hasLeaf } from '../checking/event-without-leaf.js';
import type { StoredEvents } from '../checking/events-under-tiles.js';
import type { Finding } from '../checking/finding.js';

/**
 * The first event behind the tree's last leaf that can never have one: what is recorded behind it will never be signed.
 * Whether the others are right cannot be told before they have leaves.
 * @param ordinal place in the log of the last leaf; 0 if there is none, or if it is not known
 * @param size of the tree
 */
export const checkBehindTree = async (
  eventStore: StoredEvents,
  ordinal: number,
  size: number,
  signal: AbortSignal,
): Promise<Finding | undefined> => {
  // The list of places is damaged, which is a finding already: nobody can say which events are behind the last leaf.
  if (ordinal === 0 && size > 0) return undefined;
  let index = size;
  for await (const page of eventStore.readStored({ after: ordinal })) {
    signal.throwIfAborted();
    for (const event of page) {
      if (!hasLeaf(event)) return eventWithoutLeaf(event, index);
      index += 1;
    }
  }
  return undefined;
};
