import { closeSync, openSync, readSync } from 'node:fs';

const FIRST_ROOM = 512 * 1024;

/**
 * Holds one file after the other against the bytes it should have. They are read into the same memory, and nobody asks first
 * how long the file is: a new buffer for each costs more than reading it, because the system has to clear its pages.
 */
export class FileComparison {
  #read = Buffer.allocUnsafeSlow(FIRST_ROOM);

  /** False also where the file cannot be read. */
  isFile(file: string, bytes: Buffer): boolean {
    // One byte more than there should be shows a file that goes on.
    const asked = bytes.length + 1;
    if (asked > this.#read.length) this.#read = Buffer.allocUnsafeSlow(asked * 2);
    let handle: number;
    try {
      handle = openSync(file, 'r');
    } catch {
      return false;
    }
    try {
      const length = readSync(handle, this.#read, 0, asked, null);
      return this.#read.compare(bytes, 0, bytes.length, 0, length) === 0;
    } catch {
      return false;
    } finally {
      closeSync(handle);
    }
  }
}
