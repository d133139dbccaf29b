import type { EventStore } from '@lotsenbuch/event-store';
import {
  entriesPath,
  HASH_BYTES,
  hashAt,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tileRoot,
} from '@lotsenbuch/transparency-log';
import { leafFindings } from '../checking/check-leaves.js';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import { isInSignedTree } from '../checking/is-in-signed-tree.js';
import type { WellTile } from '../checking/tile-check.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { differingEntry } from './differing-entry.js';

/** Leaves under one full tile of level 1: what is checked, and resumed, as one. */
export const SEGMENT = TILE_WIDTH * TILE_WIDTH;
/** A segment that is wholly different says so often enough. */
const MAX_IN_SEGMENT = 20;

export interface SegmentFindings {
  /** Tree index of its first leaf. */
  readonly first: number;
  /** Events that were the tree's. */
  readonly events: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks the leaves of one segment, their entry bundles, and the tile of level 1 above them.
 * @param size of the tree: the segment may end there
 * @param onLeaves called with the number of leaves that have been checked since the last call
 */
export const checkSegment = async (
  eventStore: Pick<EventStore, 'readStored'>,
  files: LedgerFiles,
  first: number,
  size: number,
  onLeaves: (leaves: number) => void,
  signal: AbortSignal,
): Promise<SegmentFindings> => {
  const end = Math.min(first + SEGMENT, size);
  const findings: Finding[] = [];
  const above = await UpperTile.above(files, first, end).catch((reason) => {
    findings.push(findingOfFault(reason));
    return undefined;
  });
  let events = 0;
  let reached = first;
  const reach = (leaf: number) => {
    onLeaves(leaf - reached);
    reached = leaf;
  };
  const checkBelow = async ({ tile, computed, events: stored }: WellTile): Promise<Finding | undefined> => {
    signal.throwIfAborted();
    events += stored.length;
    reach(tile.index * TILE_WIDTH + tile.width);
    if (tile.width === TILE_WIDTH) above?.compute(tile.index, tileRoot(computed.hashes));
    if (computed.isBundle && files.tiles.isBundle(tile, computed.bytes)) return undefined;
    try {
      const differing = differingEntry(await files.tiles.readEntries(tile.index, tile.width), stored);
      if (differing === undefined) return undefined;
      const path = entriesPath(tile);
      return { kind: 'entryBundleDamaged', path, index: tile.index * TILE_WIDTH + differing };
    } catch (reason) {
      return { ...findingOfFault(reason), index: tile.index * TILE_WIDTH };
    }
  };
  for await (const finding of leafFindings(eventStore, files, first, end, checkBelow)) {
    signal.throwIfAborted();
    findings.push(finding);
    if (findings.length >= MAX_IN_SEGMENT) break;
  }
  if (above !== undefined) findings.push(...(await above.findings(files)));
  if (reached < end) reach(end);
  return { first, events, findings };
};

/** The tile of level 1 over a segment: as it is stored, and as the events lead to it. */
class UpperTile {
  readonly #tile: Tile;
  readonly #stored: Uint8Array;
  readonly #computed: Buffer;

  private constructor(tile: Tile, stored: Uint8Array) {
    this.#tile = tile;
    this.#stored = stored;
    this.#computed = Buffer.from(stored);
  }

  /** Undefined where no tile of level 0 is full yet. */
  static async above(files: LedgerFiles, first: number, end: number): Promise<UpperTile | undefined> {
    const width = Math.floor((end - first) / TILE_WIDTH);
    if (width === 0) return undefined;
    const tile = { level: 1, index: first / SEGMENT, width };
    return new UpperTile(tile, await files.tiles.read(tile));
  }

  /** @param below index of the full tile of level 0 */
  compute(below: number, root: Uint8Array): void {
    this.#computed.set(root, (below % TILE_WIDTH) * HASH_BYTES);
  }

  /** What differs: either this tile is damaged, or events were changed and their own tile with them. */
  async findings(files: LedgerFiles): Promise<readonly Finding[]> {
    const differing = Array.from({ length: this.#tile.width }, (_, place) => place).filter(
      (place) => Buffer.compare(hashAt(this.#stored, place), hashAt(this.#computed, place)) !== 0,
    );
    const [place] = differing;
    if (place === undefined) return [];
    const below = this.#tile.index * TILE_WIDTH + place;
    const leaves = await files.tiles.read({ level: 0, index: below, width: TILE_WIDTH });
    const leaf = { index: below * TILE_WIDTH, hash: leaves.subarray(0, HASH_BYTES) };
    const head = await files.head().catch(() => undefined);
    const computed = { ...leaf, tile: this.#tile, hashes: [this.#computed] };
    if (await isInSignedTree(files, head, computed)) {
      return [{ kind: 'tileDamaged', path: tilePath(this.#tile), index: leaf.index }];
    }
    return differing.slice(0, MAX_IN_SEGMENT).map((each) => this.#changedTogether(each));
  }

  #changedTogether(place: number): Finding {
    const index = this.#tile.index * TILE_WIDTH + place;
    const path = tilePath({ level: 0, index, width: TILE_WIDTH });
    const text = 'the tile fits the events of the store, but neither fits the tile above: both were changed';
    return { kind: 'eventChanged', index: index * TILE_WIDTH, count: TILE_WIDTH, path, text };
  }
}
