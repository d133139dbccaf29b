import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  decodeEntryBundle,
  encodeEntryBundle,
  entriesPath,
  HASH_BYTES,
  ProofRefused,
  rightEdgeTiles,
  TILE_WIDTH,
  type Tile,
  type TileSource,
  tilePath,
} from '@lotsenbuch/transparency-log';
import { type Disk, realDisk } from './disk.js';
import { FileComparison } from './file-comparison.js';
import { isAbsent } from './is-absent.js';
import { replaceFiles } from './replace-files.js';
import { TreeFileFault } from './tree-file-fault.js';

/** How often a file is looked for again that a writer took away for a wider one. */
const LOOKS = 3;
/** Tiles of one level that are written at once, at most: how far from the right edge an interrupted writer leaves some. */
export const TILES_AT_ONCE = 64;

/** The entries of the tile `index` of level 0 as they lie on disk, which is how they take the least memory. */
export interface EntryBundle {
  readonly index: number;
  /** Entries, 1 to 256. */
  readonly width: number;
  readonly bytes: Uint8Array;
}

export const entryBundle = (index: number, entries: readonly string[]): EntryBundle => ({
  index,
  width: entries.length,
  bytes: encodeEntryBundle(entries),
});

export interface TileWithHashes {
  readonly tile: Tile;
  readonly hashes: Uint8Array;
}

type Place = Pick<Tile, 'index' | 'width'>;
interface FoundFile {
  readonly path: string;
  readonly width: number;
  readonly bytes: Buffer;
}
type PathOf = (place: Place) => string;

const hashesAt =
  (level: number): PathOf =>
  ({ index, width }) =>
    tilePath({ level, index, width });

/**
 * The tiles and entry bundles of one tree as static files in the layout of tlog-tiles. Of each only the widest stays on
 * disk; a narrower one is cut from it. Files are small and read at once, as the store's pages are.
 */
export class TileFiles {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #comparison = new FileComparison();

  constructor(folder: string, disk: Disk = realDisk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  /** @throws TreeFileFault tileMissing, tileDamaged (not 32 bytes for each hash) */
  readonly read: TileSource = async (tile) => {
    const path = tilePath(tile);
    const found = this.#widest(hashesAt(tile.level), tile);
    if (found === undefined) {
      throw new TreeFileFault('tileMissing', path, `the tile ${path} is missing, and no wider one is there`);
    }
    if (found.bytes.length !== found.width * HASH_BYTES) {
      throw new TreeFileFault(
        'tileDamaged',
        found.path,
        `the tile ${found.path} has ${found.bytes.length} bytes; its ${found.width} hashes have ${found.width * HASH_BYTES}`,
      );
    }
    return found.bytes.subarray(0, tile.width * HASH_BYTES);
  };

  /** Whether the file of exactly this tile has these hashes and nothing else; where it has not, {@link read} says more. */
  isTile(tile: Tile, hashes: Buffer): boolean {
    return this.#comparison.isFile(this.#file(tilePath(tile)), hashes);
  }

  /** The same of an entry bundle as it lies on disk, and {@link readEntries}. */
  isBundle(place: Place, bytes: Buffer): boolean {
    return this.#comparison.isFile(this.#file(entriesPath(place)), bytes);
  }

  /**
   * The first `width` entries of a bundle, in UTF-8.
   * @throws TreeFileFault entryBundleMissing, entryBundleDamaged (not as many entries as its name says)
   */
  async readEntries(index: number, width: number): Promise<readonly Uint8Array[]> {
    const path = entriesPath({ index, width });
    const found = this.#widest(entriesPath, { index, width });
    if (found === undefined) {
      throw new TreeFileFault(
        'entryBundleMissing',
        path,
        `the entry bundle ${path} is missing, and no wider one is there`,
      );
    }
    const entries = decoded(found.path, found.bytes);
    if (entries.length !== found.width) {
      throw new TreeFileFault(
        'entryBundleDamaged',
        found.path,
        `the entry bundle ${found.path} has ${entries.length} entries; its name says ${found.width}`,
      );
    }
    return entries.slice(0, width);
  }

  /** Durable when it answers; each file is there whole or not at all. */
  async write(tiles: readonly TileWithHashes[], bundles: readonly EntryBundle[] = []): Promise<void> {
    await replaceFiles(this.#disk, [
      ...tiles.map(({ tile, hashes }) => ({ file: this.#file(tilePath(tile)), bytes: hashes })),
      ...bundles.map(({ index, width, bytes }) => ({
        file: this.#file(entriesPath({ index, width })),
        bytes,
      })),
    ]);
  }

  /** Leaves these tiles and entry bundles at this width alone: the narrower ones go, and what an interrupted write left. */
  removeNarrower(tiles: readonly Tile[], bundles: readonly Place[] = []): void {
    for (const tile of tiles) this.#keepOnly(hashesAt(tile.level), tile);
    for (const bundle of bundles) this.#keepOnly(entriesPath, bundle);
  }

  /**
   * Leaves the tree of this size and nothing beyond it: the right edge at exactly its width, wider and later tiles and entry
   * bundles removed, as far as a writer that was interrupted after this size can have left any.
   * @throws TreeFileFault of what is missing at the right edge
   */
  async cutBack(size: number): Promise<void> {
    const edges = rightEdgeTiles(size);
    const [bundle] = edges;
    const cut = edges.filter((tile) => !existsSync(this.#file(tilePath(tile))));
    const tiles = await Promise.all(cut.map(async (tile) => ({ tile, hashes: await this.read(tile) })));
    const bundles: EntryBundle[] = [];
    if (bundle !== undefined && !existsSync(this.#file(entriesPath(bundle)))) {
      const entries = await this.readEntries(bundle.index, bundle.width);
      bundles.push(
        entryBundle(
          bundle.index,
          entries.map((entry) => Buffer.from(entry).toString()),
        ),
      );
    }
    if (tiles.length > 0 || bundles.length > 0) await this.write(tiles, bundles);
    this.removeNarrower(edges, bundle === undefined ? [] : [bundle]);
    this.#removeBeside(entriesPath, bundle?.index ?? -1);
    // A writer adds two levels at once at most.
    for (let level = 0; level < edges.length + 2; level += 1) {
      this.#removeBeside(hashesAt(level), edges[level]?.index ?? -1);
    }
  }

  /** Removes what lies behind the last tile, and partial versions of the full ones before it. */
  #removeBeside(pathOf: PathOf, last: number): void {
    const fullFile = (index: number) => this.#file(pathOf({ index, width: TILE_WIDTH }));
    const remove = (path: string): boolean => {
      const isThere = existsSync(path);
      if (isThere) this.#disk.remove(path);
      return isThere;
    };
    for (let index = Math.max(0, last - TILES_AT_ONCE); index < last; index += 1) remove(`${fullFile(index)}.p`);
    for (let index = last + 1, absent = 0; absent <= TILES_AT_ONCE; index += 1) {
      const found = [fullFile(index), `${fullFile(index)}.p`].filter(remove);
      absent = found.length > 0 ? 0 : absent + 1;
    }
  }

  #keepOnly(pathOf: PathOf, { index, width }: Place): void {
    const full = this.#file(pathOf({ index, width: TILE_WIDTH }));
    const folder = `${full}.p`;
    const others =
      width === TILE_WIDTH
        ? [folder]
        : [full, ...namesIn(folder).flatMap((name) => (name === String(width) ? [] : [join(folder, name)]))];
    for (const other of others) if (existsSync(other)) this.#disk.remove(other);
  }

  /** The file of this width, or one that begins with the same. */
  #widest(pathOf: PathOf, { index, width }: Place): FoundFile | undefined {
    for (let look = 0; look < LOOKS; look += 1) {
      // Mostly there as it was asked for: only where it is not, the folder is looked into.
      const found = this.#first(pathOf, index, [width, TILE_WIDTH]);
      if (found !== undefined) return found;
      const wider = this.#partialWidths(pathOf, index).filter((other) => other > width);
      const cuttable = this.#first(pathOf, index, wider);
      if (cuttable !== undefined) return cuttable;
    }
    return undefined;
  }

  #first(pathOf: PathOf, index: number, widths: readonly number[]): FoundFile | undefined {
    for (const width of widths) {
      const path = pathOf({ index, width });
      const bytes = this.#bytesOf(this.#file(path));
      if (bytes !== undefined) return { path, width, bytes };
    }
    return undefined;
  }

  #partialWidths(pathOf: PathOf, index: number): readonly number[] {
    const folder = dirname(this.#file(pathOf({ index, width: 1 })));
    return namesIn(folder)
      .filter((name) => /^[1-9]\d{0,2}$/.test(name))
      .map(Number);
  }

  #bytesOf(file: string): Buffer | undefined {
    try {
      return readFileSync(file);
    } catch (reason) {
      if (isAbsent(reason)) return undefined;
      throw reason;
    }
  }

  #file(path: string): string {
    return join(this.#folder, path);
  }
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch (reason) {
    if (isAbsent(reason)) return [];
    throw reason;
  }
};

const decoded = (path: string, bytes: Uint8Array): readonly Uint8Array[] => {
  try {
    return decodeEntryBundle(bytes);
  } catch (cause) {
    if (!(cause instanceof ProofRefused)) throw cause;
    throw new TreeFileFault('entryBundleDamaged', path, `${path}: ${cause.message}`, { cause });
  }
};
