import type { StoredEvent } from '@lotsenbuch/event-store';
import { TILE_WIDTH, type Tile, writeLeafHash } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import type { EventsUnderTile, StoredEvents } from './events-under-tiles.js';
import { findingOfFault } from './fault-finding.js';
import { recordedAtIfFiledRight } from './filed-event.js';
import { eventNameOf, type Finding } from './finding.js';
import { nameDifference } from './name-difference.js';

const HASH_BYTES = 32;

/** A level-0 tile whose events are those of the tree. */
export interface WellTile {
  readonly tile: Tile;
  /** Its leaf hashes; written over when the next tile is checked. */
  readonly hashes: Buffer;
  readonly events: readonly StoredEvent[];
}

export type CheckBelow = (well: WellTile) => Promise<Finding | undefined>;

/** Checks the events under one level-0 tile after the other. */
export class TileCheck {
  readonly #eventStore: StoredEvents;
  readonly #files: LedgerFiles;
  readonly #checkBelow: CheckBelow | undefined;
  readonly #computed = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  /** Place in the log and time of recording of the event before the tile. */
  #after = 0;
  #recordedAt = '';

  constructor(eventStore: StoredEvents, files: LedgerFiles, checkBelow: CheckBelow | undefined) {
    this.#eventStore = eventStore;
    this.#files = files;
    this.#checkBelow = checkBelow;
  }

  /** The next tile begins behind this place in the log; 0 is before the first event. */
  async startBehind(ordinal: number): Promise<void> {
    this.#after = ordinal;
    this.#recordedAt = '';
    if (ordinal === 0) return;
    for await (const [event] of this.#eventStore.readStored({ after: ordinal - 1, upTo: ordinal })) {
      this.#recordedAt = (event && recordedAtIfFiledRight(event)) ?? '';
    }
  }

  /** @param ordinals of the leaves from `first` on, those of the tile among them */
  async tile(under: EventsUnderTile, ordinals: readonly number[], first: number): Promise<Finding | undefined> {
    const { tile, events } = under;
    const start = tile.index * TILE_WIDTH;
    const end = start + tile.width;
    const after = this.#after;
    this.#after = ordinals[end - 1 - first] ?? after;
    let expected: Uint8Array;
    try {
      expected = await this.#files.tiles.read(tile);
    } catch (reason) {
      return { ...findingOfFault(reason), index: start, count: tile.width };
    }
    if (!under.inPlace || !this.#isTree(events, expected)) {
      const places = ordinals.slice(start - first, end - first);
      return nameDifference(this.#eventStore, this.#files, { tile, expected, ordinals: places, after });
    }
    return this.#misfiled(events, start) ?? this.#checkBelow?.({ tile, hashes: this.#hashes(events.length), events });
  }

  /** Hashes every event and compares once: a comparison of each would cost as much as its hash. */
  #isTree(events: readonly StoredEvent[], expected: Uint8Array): boolean {
    let offset = 0;
    for (const event of events) {
      writeLeafHash(event[4], this.#computed, offset);
      offset += HASH_BYTES;
    }
    return this.#computed.compare(expected, 0, expected.length, 0, offset) === 0;
  }

  #hashes(width: number): Buffer {
    return this.#computed.subarray(0, width * HASH_BYTES);
  }

  #misfiled(events: readonly StoredEvent[], start: number): Finding | undefined {
    let place = -1;
    for (const event of events) {
      place += 1;
      const recordedAt = recordedAtIfFiledRight(event);
      if (recordedAt !== undefined && recordedAt >= this.#recordedAt) {
        this.#recordedAt = recordedAt;
        continue;
      }
      const [ordinal, stream, revision, type, canonical] = event;
      const found = { index: start + place, ordinal, is: eventNameOf(canonical) };
      return recordedAt === undefined
        ? { kind: 'rowMisfiled', ...found, text: `it is filed as ${type}, revision ${revision} of ${stream}` }
        : { kind: 'recordedAtGoesBack', ...found, text: `the event before was recorded at ${this.#recordedAt}` };
    }
    return undefined;
  }
}
