import { hash } from 'node:crypto';
import { HASH_BYTES } from './bounds.js';
import { LENGTH_BYTES, MAX_ENTRY_BYTES } from './entry-bundle.js';
import { LEAF_PREFIX, requireUnicode } from './hash.js';
import { TILE_WIDTH } from './tile.js';

/** UTF-8 bytes that a UTF-16 code unit may need. */
const MAX_UNIT_BYTES = 3;
/** 256 entries of some 2,000 bytes. */
const FIRST_ROOM = 512 * 1024;

/**
 * The entry bundle and the leaf hashes of up to 256 entries, made in memory that is used again for the next ones. For those
 * who check tile after tile: the UTF-8 of an entry is made once, both for its bundle and for its hash.
 */
export class HashedBundle {
  #memory = Buffer.allocUnsafeSlow(FIRST_ROOM);
  readonly #hashes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
  readonly #ends = new Float64Array(TILE_WIDTH);
  #bytes = 0;
  #width = 0;
  #isBundle = true;

  clear(): void {
    this.#bytes = 0;
    this.#width = 0;
    this.#isBundle = true;
  }

  /** @throws RangeError for an entry with half of a surrogate pair, and for the 257th. */
  add(entry: string): void {
    requireUnicode(entry);
    if (this.#width === TILE_WIDTH) throw new RangeError(`an entry bundle has up to ${TILE_WIDTH} entries`);
    const start = this.#bytes + LENGTH_BYTES;
    this.#makeRoom(start + entry.length * MAX_UNIT_BYTES);
    const length = this.#memory.write(entry, start);
    if (length > MAX_ENTRY_BYTES) this.#isBundle = false;
    // The prefix lies where the length comes afterwards, so that an entry is hashed where it lies.
    this.#memory[start - 1] = LEAF_PREFIX;
    const input = new Uint8Array(this.#memory.buffer, start - 1, 1 + length);
    // As a string: a digest returned as a buffer costs as much again.
    this.#hashes.write(hash('sha256', input, 'binary'), this.#width * HASH_BYTES, HASH_BYTES, 'latin1');
    this.#memory[start - 2] = length >>> 8;
    this.#memory[start - 1] = length & 0xff;
    this.#bytes = start + length;
    this.#ends[this.#width] = this.#bytes;
    this.#width += 1;
  }

  /** The leaf hashes, one after the other as in a tile; written over after {@link clear}. */
  get hashes(): Buffer {
    return this.#hashes.subarray(0, this.#width * HASH_BYTES);
  }

  /** The UTF-8 of the entries, before each its length, as in an entry bundle; written over after {@link clear}. */
  get bytes(): Buffer {
    return this.#memory.subarray(0, this.#bytes);
  }

  /** False if an entry has more than 65,535 bytes: then its length is not in {@link bytes}, because it has no room there. */
  get isBundle(): boolean {
    return this.#isBundle;
  }

  /** Where the UTF-8 of an entry begins in {@link bytes}. */
  startOf(place: number): number {
    return (place === 0 ? 0 : this.endOf(place - 1)) + LENGTH_BYTES;
  }

  endOf(place: number): number {
    return this.#ends[place] as number;
  }

  #makeRoom(bytes: number): void {
    if (bytes <= this.#memory.length) return;
    const larger = Buffer.allocUnsafeSlow(bytes * 2);
    this.#memory.copy(larger, 0, 0, this.#bytes);
    this.#memory = larger;
  }
}
