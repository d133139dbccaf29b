import { ProofRefused } from '../refusals.js';
import { HASH_BYTES } from './bounds.js';
import { sameHash } from './claims.js';
import { type Hash, writeLeafHash } from './hash.js';
import { rootOfRightEdge } from './right-edge.js';
import { readTile } from './subtree-hashes.js';
import { rightEdgeTiles, TILE_WIDTH, type Tile, type TileSource } from './tile.js';
import { tileRoot } from './tile-root.js';

/** The tile that a level is filling: `width` hashes are in it, fewer than 256. */
interface GrowingTile {
  index: number;
  width: number;
  hashes: Buffer;
  /** Its width when the tiles were last taken. */
  taken: number;
}

const growingTile = (index: number, known: Uint8Array): GrowingTile => {
  const hashes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  hashes.set(known);
  const width = known.length / HASH_BYTES;
  return { index, width, hashes, taken: width };
};

interface TileWithHashes {
  readonly tile: Tile;
  readonly hashes: Uint8Array;
}

/**
 * A tree that grows leaf by leaf. It holds one unfinished tile for each level, and the finished ones until they are
 * taken: take them now and then, also if only the root is wanted.
 */
export class GrowingTree {
  #size: number;
  /** One for each level, the lowest first. */
  readonly #growing: GrowingTile[];
  #finished: TileWithHashes[] = [];

  private constructor(size: number, growing: GrowingTile[]) {
    this.#size = size;
    this.#growing = growing;
  }

  static empty(): GrowingTree {
    return new GrowingTree(0, []);
  }

  /**
   * The tree at this size, to go on from there: reads the rightmost tile of each level and its last full one.
   * @throws ProofRefused `tile-length`; `tiles-disagree` if the last full tile of a level does not hash to the last hash of
   * the level above. RangeError if `size` is not an integer from 0 to 2^53 − 1.
   */
  static async at(size: number, source: TileSource): Promise<GrowingTree> {
    const edges = await Promise.all(
      rightEdgeTiles(size).map(async (tile) => ({ tile, hashes: await readTile(tile, source) })),
    );
    await Promise.all(edges.map((edge, level) => requireFit(edge, edges[level + 1], source)));
    return new GrowingTree(
      size,
      edges.map(({ tile, hashes }) =>
        tile.width === TILE_WIDTH ? growingTile(tile.index + 1, new Uint8Array()) : growingTile(tile.index, hashes),
      ),
    );
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Appends the leaf hash of the entry's UTF-8 bytes.
   * @throws RangeError for a string with half of a surrogate pair.
   */
  append(entry: string): void {
    const tile = this.#growingTile(0);
    writeLeafHash(entry, tile.hashes, tile.width * HASH_BYTES);
    this.#widen(0, tile);
    this.#size += 1;
  }

  /** @throws RangeError if the hash has not 32 bytes. */
  appendLeafHash(hash: Hash): void {
    if (hash.length !== HASH_BYTES) throw new RangeError(`a leaf hash has ${HASH_BYTES} bytes, not ${hash.length}`);
    this.#appendHash(0, hash);
    this.#size += 1;
  }

  root(): Hash {
    return rootOfRightEdge(this.#growing.map(({ hashes, width }) => hashes.subarray(0, width * HASH_BYTES)));
  }

  /** The tiles that are new or wider since the last call: full ones, then the unfinished one of each level. */
  takeTiles(): readonly TileWithHashes[] {
    const tiles = this.#finished;
    this.#finished = [];
    for (const [level, growing] of this.#growing.entries()) {
      const { index, width, hashes } = growing;
      if (width === growing.taken) continue;
      tiles.push({ tile: { level, index, width }, hashes: new Uint8Array(hashes.subarray(0, width * HASH_BYTES)) });
      growing.taken = width;
    }
    return tiles;
  }

  #growingTile(level: number): GrowingTile {
    const known = this.#growing[level];
    if (known !== undefined) return known;
    const first = growingTile(0, new Uint8Array());
    this.#growing.push(first);
    return first;
  }

  #appendHash(level: number, hash: Hash): void {
    const tile = this.#growingTile(level);
    tile.hashes.set(hash, tile.width * HASH_BYTES);
    this.#widen(level, tile);
  }

  #widen(level: number, tile: GrowingTile): void {
    tile.width += 1;
    if (tile.width < TILE_WIDTH) return;
    this.#finished.push({ tile: { level, index: tile.index, width: TILE_WIDTH }, hashes: tile.hashes });
    this.#growing[level] = growingTile(tile.index + 1, new Uint8Array());
    this.#appendHash(level + 1, tileRoot(tile.hashes));
  }
}

/** A level's last full tile against the last hash of the level above, which is its root. */
const requireFit = async (
  { tile, hashes }: TileWithHashes,
  above: TileWithHashes | undefined,
  source: TileSource,
): Promise<void> => {
  if (above === undefined) return;
  const isFull = tile.width === TILE_WIDTH;
  const full = { level: tile.level, index: isFull ? tile.index : tile.index - 1, width: TILE_WIDTH };
  const root = tileRoot(isFull ? hashes : await readTile(full, source));
  if (sameHash(root, above.hashes.subarray(-HASH_BYTES))) return;
  throw new ProofRefused(
    'tiles-disagree',
    `tile ${full.index} of level ${full.level} does not hash to the last hash of tile ${above.tile.index} of level ` +
      `${above.tile.level}: one of them was changed`,
  );
};
