import { closeSync, createReadStream, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, realDisk } from './disk.js';
import { isAbsent } from './is-absent.js';
import { linesBefore } from './lines-before.js';
import { TreeFileFault } from './tree-file-fault.js';

export interface SignedCheckpoint {
  /** Tree size. */
  readonly size: number;
  /** When it was signed: RFC 3339, UTC, three fractional digits; never before the one before it. */
  readonly at: string;
  /** The signed note with the log's signature alone. */
  readonly note: string;
}

/** In the folder of checkpoints. */
export const SIGNED_CHECKPOINTS_FILE = 'signed-checkpoints.jsonl';
const LINE_END = 0x0a;
const CHUNK = 16_384;

const parseLine = (text: string, line: number): SignedCheckpoint => {
  try {
    const { size, at, note } = JSON.parse(text);
    if (Number.isSafeInteger(size) && size >= 0 && typeof at === 'string' && typeof note === 'string') {
      return { size, at, note };
    }
  } catch {
    // Said below, as is every other fault of the line.
  }
  throw new TreeFileFault(
    'checkpointDamaged',
    SIGNED_CHECKPOINTS_FILE,
    `line ${line} of ${SIGNED_CHECKPOINTS_FILE} is not a signed checkpoint: expected one JSON object with size, at and note`,
    { line },
  );
};

/**
 * Every checkpoint that this log has signed, one to a line. What follows the last line end was cut off by the end of a
 * process, before the checkpoint could leave it.
 */
export class SignedCheckpoints {
  readonly #file: string;
  readonly #disk: Disk;

  constructor(checkpointDir: string, disk: Disk = realDisk) {
    this.#file = join(checkpointDir, SIGNED_CHECKPOINTS_FILE);
    this.#disk = disk;
  }

  /** Durable when it answers. */
  async append({ size, at, note }: SignedCheckpoint): Promise<void> {
    const folder = dirname(this.#file);
    const changed = existsSync(this.#file) ? [] : [folder, ...this.#disk.makeFolder(folder)];
    await this.#disk.writeFrom(this.#file, this.#tail().end, `${JSON.stringify({ size, at, note })}\n`);
    for (const name of changed) await this.#disk.syncFolder(name);
  }

  /** Writes the last line once more: a process that ended may have written it without having synced it. */
  async makeDurable(): Promise<void> {
    const { end, line } = this.#tail();
    if (line === undefined) return;
    const bytes = Buffer.from(`${line}\n`);
    await this.#disk.writeFrom(this.#file, end - bytes.length, bytes);
    await this.#disk.syncFolder(dirname(this.#file));
  }

  /**
   * The last one; undefined if nothing was signed yet.
   * @throws TreeFileFault checkpointDamaged
   */
  async latest(): Promise<SignedCheckpoint | undefined> {
    const { line } = this.#tail();
    if (line === undefined) return undefined;
    try {
      return parseLine(line, 1);
    } catch (reason) {
      // Which line it is costs reading all of them.
      for await (const _ of this.all());
      throw reason;
    }
  }

  /**
   * All of them in their order.
   * @throws TreeFileFault checkpointDamaged with the number of the line
   */
  async *all(): AsyncGenerator<SignedCheckpoint> {
    if (!existsSync(this.#file)) return;
    let rest = '';
    let line = 0;
    for await (const chunk of createReadStream(this.#file, { encoding: 'utf8' })) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        line += 1;
        yield parseLine(text, line);
      }
    }
  }

  /**
   * The last ones, the latest first, without reading those before them.
   * @param place byte of the file at which the line behind them begins; default its end
   * @returns undefined if no line begins there; each with the byte at which its line begins
   * @throws TreeFileFault checkpointDamaged
   */
  async before(
    place: number | undefined,
    count: number,
  ): Promise<readonly { readonly begins: number; readonly checkpoint: SignedCheckpoint }[] | undefined> {
    const lines = await linesBefore(this.#file, place, count);
    try {
      return lines?.map(({ begins, text }) => ({ begins, checkpoint: parseLine(text, 1) }));
    } catch (reason) {
      // As in latest().
      for await (const _ of this.all());
      throw reason;
    }
  }

  /** The last whole line, and where it ends. */
  #tail(): { readonly end: number; readonly line?: string } {
    let handle: number;
    try {
      handle = openSync(this.#file, 'r');
    } catch (reason) {
      if (isAbsent(reason)) return { end: 0 };
      throw reason;
    }
    try {
      const { size } = fstatSync(handle);
      for (let length = CHUNK; ; length *= 4) {
        const from = Math.max(0, size - length);
        const bytes = Buffer.allocUnsafe(size - from);
        const last = bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, from)).lastIndexOf(LINE_END);
        const before = last < 1 ? -1 : bytes.lastIndexOf(LINE_END, last - 1);
        if (from > 0 && before === -1) continue;
        return last === -1 ? { end: 0 } : { end: from + last + 1, line: bytes.toString('utf8', before + 1, last) };
      }
    } finally {
      closeSync(handle);
    }
  }
}
