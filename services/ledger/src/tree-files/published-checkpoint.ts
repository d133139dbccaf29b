import { join } from 'node:path';
import { type Disk, realDisk } from './disk.js';
import { replaceFiles } from './replace-files.js';
import { textIfThere } from './text-if-there.js';

/** The latest published checkpoint with the cosignatures that have come in: a file that is replaced as a whole. */
export class PublishedCheckpoint {
  readonly #file: string;
  readonly #disk: Disk;
  /** Replacements follow one another, so that a cosigned checkpoint never takes the place of its successor. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(ledgerDir: string, disk: Disk = realDisk) {
    this.#file = join(ledgerDir, 'checkpoint');
    this.#disk = disk;
  }

  /** The signed note; undefined if nothing was published yet. */
  async read(): Promise<string | undefined> {
    return textIfThere(this.#file);
  }

  /** Durable when it answers. */
  replace(note: string): Promise<void> {
    return this.#inTurn(() => replaceFiles(this.#disk, [{ file: this.#file, bytes: note }]));
  }

  /** Publishes `next`, the same checkpoint with more signatures, in the place of `note`; false if another is published by now. */
  amend(note: string, next: string): Promise<boolean> {
    return this.#inTurn(async () => {
      if ((await this.read()) !== note) return false;
      await replaceFiles(this.#disk, [{ file: this.#file, bytes: next }]);
      return true;
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
