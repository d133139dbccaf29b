import type { StoredEvent } from '@lotsenbuch/event-store';
import {
  entriesPath,
  GrowingTree,
  hashAt,
  leafHash,
  ProofRefused,
  rightEdgeTiles,
  TILE_WIDTH,
} from '@lotsenbuch/transparency-log';
import { eventWithoutLeaf, hasLeaf } from '../checking/event-without-leaf.js';
import { base64 } from '../tree-files/base64.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import type { LedgerHead } from '../tree-files/ledger-head.js';
import { type EntryBundle, entryBundle, type TileWithHashes } from '../tree-files/tile-files.js';
import { TreeFileFault } from '../tree-files/tree-file-fault.js';
import { Discrepancy } from './discrepancy.js';

/** What has to be written for the leaves that were added. */
export interface Growth {
  readonly tiles: readonly TileWithHashes[];
  readonly bundles: readonly EntryBundle[];
  readonly ordinals: readonly number[];
}

/** The right edge of the tree in memory, where it grows. */
export class TreeEdge {
  readonly #tree: GrowingTree;
  /** Entries of the bundle that is being filled; 256 of them only until the next one comes. */
  #bundle: string[];
  #full: EntryBundle[] = [];
  #ordinals: number[] = [];
  #ordinal: number;
  /** Up to here the log was looked at: events without a leaf may lie behind the last leaf. */
  #readUpTo: number;

  private constructor(tree: GrowingTree, bundle: string[], ordinal: number) {
    this.#tree = tree;
    this.#bundle = bundle;
    this.#ordinal = ordinal;
    this.#readUpTo = ordinal;
  }

  /**
   * The edge as it lies on disk at this head.
   * @throws TreeFileFault of a tile or entry bundle; ProofRefused if the tiles do not lead to the root
   */
  static async at({ size, root, ordinal }: LedgerHead, { tiles }: Pick<LedgerFiles, 'tiles'>): Promise<TreeEdge> {
    const tree = await GrowingTree.at(size, tiles.read);
    const found = base64(tree.root());
    if (found !== root)
      throw new ProofRefused('root-differs', `the tiles lead to the root ${found}, the head has ${root}`);
    const [last] = rightEdgeTiles(size);
    if (last === undefined) return new TreeEdge(tree, [], ordinal);
    const entries = await tiles.readEntries(last.index, last.width);
    const hashes = await tiles.read(last);
    for (const [place, entry] of entries.entries()) {
      if (Buffer.compare(leafHash(entry), hashAt(hashes, place)) === 0) continue;
      const path = entriesPath(last);
      throw new TreeFileFault('entryBundleDamaged', path, `entry ${place} of ${path} is not what its leaf hash says`);
    }
    return new TreeEdge(
      tree,
      entries.map((entry) => Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength).toString()),
      ordinal,
    );
  }

  get size(): number {
    return this.#tree.size;
  }

  /** Ordinal of the last leaf; 0 if there is none. */
  get ordinal(): number {
    return this.#ordinal;
  }

  get readUpTo(): number {
    return this.#readUpTo;
  }

  /** The last leaf as it was stored. */
  get lastEntry(): string | undefined {
    return this.#bundle.at(-1);
  }

  /** Base64. */
  root(): string {
    return base64(this.#tree.root());
  }

  /** @throws Discrepancy one of them can have no leaf: it can only have been written past the platform */
  add(events: readonly StoredEvent[]): void {
    for (const event of events) {
      const [ordinal, , , , canonical] = event;
      if (!hasLeaf(event)) throw new Discrepancy(eventWithoutLeaf(event, this.size));
      this.#readUpTo = ordinal;
      if (this.#bundle.length === TILE_WIDTH) this.#bundle = [];
      this.#tree.append(canonical);
      this.#bundle.push(canonical);
      this.#ordinals.push(ordinal);
      this.#ordinal = ordinal;
      if (this.#bundle.length === TILE_WIDTH) this.#full.push(this.#encoded());
    }
  }

  /** What came in since the last call; none if nothing did. */
  takeGrowth(): Growth | undefined {
    if (this.#ordinals.length === 0) return undefined;
    const isFull = this.#bundle.length === TILE_WIDTH;
    const growth = {
      tiles: this.#tree.takeTiles(),
      bundles: isFull ? this.#full : [...this.#full, this.#encoded()],
      ordinals: this.#ordinals,
    };
    this.#full = [];
    this.#ordinals = [];
    return growth;
  }

  /** Encoded at once, so that the texts of a long stretch need not be kept. */
  #encoded(): EntryBundle {
    return entryBundle(Math.floor((this.#tree.size - 1) / TILE_WIDTH), this.#bundle);
  }
}
