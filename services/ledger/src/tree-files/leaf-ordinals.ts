import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Disk, realDisk } from './disk.js';
import { isAbsent } from './is-absent.js';
import { TreeFileFault } from './tree-file-fault.js';

const BYTES = 8;
const UINT32 = 2 ** 32;

const decode = (bytes: DataView, offset: number): number =>
  bytes.getUint32(offset) * UINT32 + bytes.getUint32(offset + 4);

const viewOf = ({ buffer, byteOffset, length }: Buffer): DataView => new DataView(buffer, byteOffset, length);

/**
 * Which event of the store each leaf is: its ordinal, 8 bytes, the higher ones first, in one file. May hold more than the
 * head covers, where the process ended before the head was written.
 */
export class LeafOrdinals {
  readonly #file: string;
  readonly #disk: Disk;

  constructor(file: string, disk: Disk = realDisk) {
    this.#file = file;
    this.#disk = disk;
  }

  /** Leaves in the file. */
  get size(): number {
    return Math.floor((statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0) / BYTES);
  }

  /** @throws TreeFileFault ordinalsDamaged: the file ends before */
  async at(index: number): Promise<number> {
    const [ordinal] = await this.range(index, index + 1);
    return ordinal as number;
  }

  /** The leaf that an event is, in a file of any length by a few reads; undefined if it is none. */
  async indexOf(ordinal: number): Promise<number | undefined> {
    return this.#withFile((read) => {
      let from = 0;
      let to = this.size;
      // Ordinals mostly follow one another: then the first look is the last.
      let middle = Math.min(ordinal - 1, to - 1);
      while (from < to && middle >= 0) {
        const found = decode(viewOf(read(middle, middle + 1)), 0);
        if (found === ordinal) return middle;
        if (found < ordinal) from = middle + 1;
        else to = middle;
        middle = Math.floor((from + to) / 2);
      }
      return undefined;
    });
  }

  /**
   * The ordinals of the leaves from `from` up to and without `to`.
   * @throws TreeFileFault ordinalsDamaged: the file ends before; RangeError
   */
  async range(from: number, to: number): Promise<readonly number[]> {
    if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to)) {
      throw new RangeError(`leaves ${from} to ${to} are no range`);
    }
    const bytes = this.#withFile((read) => read(from, to)) ?? Buffer.alloc(0);
    if (bytes.length < (to - from) * BYTES) {
      throw new TreeFileFault(
        'ordinalsDamaged',
        basename(this.#file),
        `the file of ordinals ends after ${this.size} leaves; leaf ${to - 1} was asked for`,
      );
    }
    // By hand: a function called for each would take as long as hashing a tenth of the events.
    const view = viewOf(bytes);
    const ordinals = new Array<number>(to - from);
    for (let place = 0; place < ordinals.length; place += 1) ordinals[place] = decode(view, place * BYTES);
    return ordinals;
  }

  /** Durable when it answers. */
  async append(ordinals: readonly number[]): Promise<void> {
    const bytes = Buffer.allocUnsafe(ordinals.length * BYTES);
    for (const [place, ordinal] of ordinals.entries()) {
      bytes.writeUInt32BE(Math.floor(ordinal / UINT32), place * BYTES);
      bytes.writeUInt32BE(ordinal % UINT32, place * BYTES + 4);
    }
    const { size } = this;
    const folder = dirname(this.#file);
    const changed = size === 0 ? [folder, ...this.#disk.makeFolder(folder)] : [];
    await this.#disk.writeFrom(this.#file, size * BYTES, bytes);
    for (const name of changed) await this.#disk.syncFolder(name);
  }

  /** Forgets the leaves from `size` on; nothing happens if there are no more. */
  truncate(size: number): void {
    const length = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0;
    if (length > size * BYTES) this.#disk.truncate(this.#file, size * BYTES);
  }

  /** Undefined if the file is not there. */
  #withFile<Found>(work: (read: (from: number, to: number) => Buffer) => Found): Found | undefined {
    let handle: number;
    try {
      handle = openSync(this.#file, 'r');
    } catch (reason) {
      if (isAbsent(reason)) return undefined;
      throw reason;
    }
    try {
      return work((from, to) => {
        const bytes = Buffer.allocUnsafe((to - from) * BYTES);
        return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from * BYTES));
      });
    } finally {
      closeSync(handle);
    }
  }
}
