import { benchEvent } from './events.mjs';
import { progress } from './measure.mjs';

/** Events in one append; some 750 canonical bytes each stay below what an append may hold. */
const APPEND = 1000;

/**
 * Fills a store as several writers would: the streams lie interleaved in the log.
 * @param {import('@lotsenbuch/event-store').EventStore} store
 * @param {{ streams: number, eventsPerStream: number, nameOf: (index: number) => string }} shape
 */
export async function seed(store, { streams, eventsPerStream, nameOf }) {
  const perAppend = Math.min(eventsPerStream, APPEND, Math.max(1, Math.floor(eventsPerStream / 10)));
  let number = 0;
  for (let from = 0; from < eventsPerStream; from += perAppend) {
    const count = Math.min(perAppend, eventsPerStream - from);
    for (let first = 0; first < streams; first += 100) {
      const names = Array.from({ length: Math.min(100, streams - first) }, (_, index) => nameOf(first + index));
      await Promise.all(
        names.map((name) => {
          const events = Array.from({ length: count }, () => benchEvent(number++));
          return store.append(name, from === 0 ? 'noStream' : from - 1, events);
        }),
      );
    }
  }
  progress(`${number} events written`);
}
