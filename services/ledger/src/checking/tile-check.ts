import type { StoredEvent } from '@lotsenbuch/event-store';
import { HashedBundle, TILE_WIDTH, type Tile } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import type { EventsUnderTile, StoredEvents } from './events-under-tiles.js';
import { findingOfFault } from './fault-finding.js';
import { FilingCheck } from './filing-check.js';
import { eventNameOf, type Finding } from './finding.js';
import { nameDifference } from './name-difference.js';

/** A level-0 tile whose events are those of the tree. */
export interface WellTile {
  readonly tile: Tile;
  /** What its events lead to; written over when the next tile is checked. */
  readonly computed: Pick<HashedBundle, 'hashes' | 'bytes' | 'isBundle'>;
  readonly events: readonly StoredEvent[];
}

export type CheckBelow = (well: WellTile) => Promise<Finding | undefined>;

/** Checks the events under one level-0 tile after the other. */
export class TileCheck {
  readonly #eventStore: StoredEvents;
  readonly #files: LedgerFiles;
  readonly #checkBelow: CheckBelow | undefined;
  readonly #computed = new HashedBundle();
  readonly #filing = new FilingCheck();
  /** Place in the log of the event before the tile. */
  #after = 0;

  constructor(eventStore: StoredEvents, files: LedgerFiles, checkBelow: CheckBelow | undefined) {
    this.#eventStore = eventStore;
    this.#files = files;
    this.#checkBelow = checkBelow;
  }

  /** The next tile begins behind this place in the log; 0 is before the first event. */
  async startBehind(ordinal: number): Promise<void> {
    this.#after = ordinal;
    this.#filing.clear();
    if (ordinal === 0) return;
    for await (const [event] of this.#eventStore.readStored({ after: ordinal - 1, upTo: ordinal })) {
      if (event === undefined) continue;
      const bytes = Buffer.from(event[4]);
      this.#filing.faultOf(event, bytes, 0, bytes.length);
    }
  }

  /** @param ordinals of the leaves from `first` on, those of the tile among them */
  async tile(under: EventsUnderTile, ordinals: readonly number[], first: number): Promise<Finding | undefined> {
    const { tile, events } = under;
    const start = tile.index * TILE_WIDTH;
    const end = start + tile.width;
    const after = this.#after;
    this.#after = ordinals[end - 1 - first] ?? after;
    const isTree = under.inPlace && this.#isTileOf(tile, events);
    if (!isTree) {
      let expected: Uint8Array;
      try {
        expected = await this.#files.tiles.read(tile);
      } catch (reason) {
        return { ...findingOfFault(reason), index: start, count: tile.width };
      }
      // A wider tile that begins with the same hashes holds these leaves as well.
      if (!under.inPlace || Buffer.compare(this.#computed.hashes, expected) !== 0) {
        const places = ordinals.slice(start - first, end - first);
        return nameDifference(this.#eventStore, this.#files, { tile, expected, ordinals: places, after });
      }
    }
    return this.#misfiled(events, start) ?? this.#checkBelow?.({ tile, computed: this.#computed, events });
  }

  /** Hashes every event and compares once: a comparison of each would cost as much as its hash. */
  #isTileOf(tile: Tile, events: readonly StoredEvent[]): boolean {
    this.#computed.clear();
    for (const event of events) {
      if (!event[4].isWellFormed()) return false;
      this.#computed.add(event[4]);
    }
    return this.#files.tiles.isTile(tile, this.#computed.hashes);
  }

  #misfiled(events: readonly StoredEvent[], start: number): Finding | undefined {
    const { bytes } = this.#computed;
    let place = -1;
    for (const event of events) {
      place += 1;
      const kind = this.#filing.faultOf(event, bytes, this.#computed.startOf(place), this.#computed.endOf(place));
      if (kind === undefined) continue;
      const [ordinal, stream, revision, type, canonical] = event;
      const text =
        kind === 'rowMisfiled'
          ? `it is filed as ${type}, revision ${revision} of ${stream}`
          : `the event before was recorded at ${this.#filing.recordedAt}`;
      return { kind, index: start + place, ordinal, is: eventNameOf(canonical), text };
    }
    return undefined;
  }
}
