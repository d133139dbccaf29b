import type { EventStore } from '@lotsenbuch/event-store';
import { GrowingTree, TILE_WIDTH } from '@lotsenbuch/transparency-log';
import { type Disk, realDisk } from '../tree-files/disk.js';
import {
  type EntryBundle,
  entryBundle,
  TILES_AT_ONCE,
  TileFiles,
  type TileWithHashes,
} from '../tree-files/tile-files.js';
import type { StreamHeads } from './stream-heads-line.js';
import { streamLines } from './stream-lines.js';

/** Grows the tree of the lines, and writes what is finished of it from time to time. */
class GrowingCut {
  readonly #files: TileFiles;
  readonly #tree = GrowingTree.empty();
  #bundles: EntryBundle[] = [];
  #lines: string[] = [];
  /** Of each level the tile that was not full yet when it was taken last. */
  readonly #unfinished = new Map<number, TileWithHashes>();

  constructor(files: TileFiles) {
    this.#files = files;
  }

  async add(line: string): Promise<void> {
    this.#tree.append(line);
    this.#lines.push(line);
    if (this.#lines.length < TILE_WIDTH) return;
    this.#closeBundle();
    if (this.#bundles.length === TILES_AT_ONCE) await this.#write(this.#takeFinished());
  }

  async end(): Promise<StreamHeads> {
    if (this.#lines.length > 0) this.#closeBundle();
    const finished = this.#takeFinished();
    await this.#write([...finished, ...this.#unfinished.values()]);
    return { count: this.#tree.size, root: this.#tree.root() };
  }

  #closeBundle(): void {
    this.#bundles.push(entryBundle(Math.floor((this.#tree.size - 1) / TILE_WIDTH), this.#lines));
    this.#lines = [];
  }

  /** The full tiles since the last time; the others may still get wider, and only their widest form is to be written. */
  #takeFinished(): readonly TileWithHashes[] {
    const taken = this.#tree.takeTiles();
    const finished = taken.filter(({ tile }) => tile.width === TILE_WIDTH);
    for (const { tile } of finished) this.#unfinished.delete(tile.level);
    for (const unfinished of taken.filter(({ tile }) => tile.width < TILE_WIDTH)) {
      this.#unfinished.set(unfinished.tile.level, unfinished);
    }
    return finished;
  }

  async #write(tiles: readonly TileWithHashes[]): Promise<void> {
    const bundles = this.#bundles;
    this.#bundles = [];
    await this.#files.write(tiles, bundles);
  }
}

/**
 * Writes the tree over the heads of all streams up to and including the ordinal, its tiles and entry bundles, below the
 * folder. The same events give the same files: after a crash it is simply cut again.
 * @returns what the checkpoint of this cut has to carry
 */
export const cutStreamHeads = async (
  eventStore: Pick<EventStore, 'readStreamExtents'>,
  ordinal: number,
  folder: string,
  disk: Disk = realDisk,
): Promise<StreamHeads> => {
  const cut = new GrowingCut(new TileFiles(folder, disk));
  for await (const line of streamLines(eventStore, ordinal)) await cut.add(line);
  return cut.end();
};
