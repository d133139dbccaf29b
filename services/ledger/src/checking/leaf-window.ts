import type { StoredEvent } from '@lotsenbuch/event-store';
import { HASH_BYTES, leafHash, TILE_WIDTH, type Tile } from '@lotsenbuch/transparency-log';
import type { LedgerFiles } from '../tree-files/ledger-files.js';

/** How many leaves before and behind a differing tile are searched for where an event went or came from. */
export const SEARCHED = 4_096;

const keyOf = (hash: Uint8Array): string => Buffer.from(hash).toString('latin1');

/** The leaves around a tile by their hash. */
export class LeafWindow {
  readonly #first: number;
  readonly #ordinals: readonly number[];
  readonly #indexes: ReadonlyMap<string, number>;

  private constructor(first: number, ordinals: readonly number[], indexes: ReadonlyMap<string, number>) {
    this.#first = first;
    this.#ordinals = ordinals;
    this.#indexes = indexes;
  }

  /** Tiles that cannot be read are left out: they are findings of their own. */
  static async around(files: LedgerFiles, tile: Tile, size: number): Promise<LeafWindow> {
    const first = Math.max(0, tile.index * TILE_WIDTH - SEARCHED);
    const end = Math.min(size, (tile.index + 1) * TILE_WIDTH + SEARCHED);
    const indexes = new Map<string, number>();
    for (let start = first; start < end; start += TILE_WIDTH) {
      const width = Math.min(TILE_WIDTH, end - start);
      const hashes = await files.tiles
        .read({ level: 0, index: start / TILE_WIDTH, width })
        .catch(() => new Uint8Array());
      for (let offset = 0; offset < hashes.length; offset += HASH_BYTES) {
        indexes.set(keyOf(hashes.subarray(offset, offset + HASH_BYTES)), start + offset / HASH_BYTES);
      }
    }
    return new LeafWindow(first, await files.ordinals.range(first, end).catch(() => []), indexes);
  }

  /** Tree index of the leaf with this hash; undefined if none of the window has it. */
  indexOf(hash: Uint8Array): number | undefined {
    return this.#indexes.get(keyOf(hash));
  }

  /** Whether the last of these events that is a leaf of the window stands elsewhere in the log than the tree has it. */
  hasMoved(events: readonly StoredEvent[]): boolean {
    for (const [ordinal, , , , canonical] of events.toReversed()) {
      const index = this.indexOf(leafHash(canonical));
      if (index === undefined) continue;
      const expected = this.#ordinals[index - this.#first];
      return expected !== undefined && expected !== ordinal;
    }
    return false;
  }
}
