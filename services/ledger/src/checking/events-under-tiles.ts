import type { EventStore, StoredEvent } from '@lotsenbuch/event-store';
import { TILE_WIDTH, type Tile } from '@lotsenbuch/transparency-log';

export type StoredEvents = Pick<EventStore, 'readStored'>;

export interface EventsUnderTile {
  /** The level-0 tile of the leaves. */
  readonly tile: Tile;
  /** What the store has up to the place of the tile's last leaf: as many events as leaves, unless something is wrong. */
  readonly events: readonly StoredEvent[];
  /** Whether each event stands at the place in the log that the tree has for its leaf. */
  readonly inPlace: boolean;
}

/**
 * The events of the store under the level-0 tiles of a stretch of leaves. Each tile gets what lies up to the place of its
 * last leaf, so that an event too many or too few disturbs its own tile only.
 * @param first tree index of the first leaf, a multiple of 256
 * @param ordinals places in the log of the leaves of the stretch, rising
 * @param after place in the log of the leaf before the first; 0 if there is none
 */
export async function* eventsUnderTiles(
  eventStore: StoredEvents,
  first: number,
  ordinals: readonly number[],
  after: number,
): AsyncGenerator<EventsUnderTile> {
  let from = 0;
  let events: StoredEvent[] = [];
  let inPlace = true;
  const endOf = (start: number) => Math.min(start + TILE_WIDTH, ordinals.length);
  const finished = (): EventsUnderTile => {
    const width = endOf(from) - from;
    const tile = { level: 0, index: (first + from) / TILE_WIDTH, width };
    return { tile, events, inPlace: inPlace && events.length === width };
  };
  const startNext = () => {
    from = endOf(from);
    events = [];
    inPlace = true;
  };
  let bound = ordinals[endOf(from) - 1] ?? 0;
  for await (const page of eventStore.readStored({ after, upTo: ordinals.at(-1) ?? after })) {
    for (const event of page) {
      const ordinal = event[0];
      while (ordinal > bound && from < ordinals.length) {
        yield finished();
        startNext();
        bound = ordinals[endOf(from) - 1] ?? bound;
      }
      if (ordinal !== ordinals[from + events.length]) inPlace = false;
      events.push(event);
    }
  }
  for (; from < ordinals.length; startNext()) yield finished();
}
