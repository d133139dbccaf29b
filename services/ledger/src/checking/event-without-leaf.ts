import type { StoredEvent } from '@lotsenbuch/event-store';
import { eventNameOf, type Finding } from './finding.js';

/**
 * An event that the store has under a name that no stream can have. The platform never wrote it, readers of the log may
 * take it for one of theirs, and without a leaf nothing that is signed would ever cover it.
 * @param index of the first leaf behind it
 */
export const eventWithoutLeaf = ([ordinal, stream, , , canonical]: StoredEvent, index: number): Finding => ({
  kind: 'rowMisfiled',
  index,
  ordinal,
  is: eventNameOf(canonical),
  text: `it is filed under ${JSON.stringify(stream.slice(0, 80))}, which is no name of a stream, so it has no leaf and nothing that was signed covers it`,
});
