import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { ProofRefused, rootAt, type TileSource } from '@lotsenbuch/transparency-log';
import { TreeFileFault } from '../tree-files/tree-file-fault.js';
import { SEGMENT, type SegmentFindings } from './check-segment.js';

/** The tree that was being verified. */
export interface VerifiedTree {
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

const FORMAT = 1;

/** Segments that are done, kept in a file, so that an interrupted verification need not begin anew. */
export class ProgressFile {
  readonly #file: string | undefined;
  readonly #tree: VerifiedTree;
  readonly #done = new Map<number, SegmentFindings>();
  #written: Promise<void> = Promise.resolve();

  private constructor(file: string | undefined, tree: VerifiedTree) {
    this.#file = file;
    this.#tree = tree;
  }

  /**
   * Takes up what an earlier run finished, if this tree goes on from the one it was for; else begins anew.
   * @param file undefined: nothing is kept
   */
  static async open(file: string | undefined, tree: VerifiedTree, tiles: TileSource): Promise<ProgressFile> {
    const progress = new ProgressFile(file, tree);
    const earlier = file === undefined ? undefined : await readEarlier(file);
    if (earlier === undefined || !(await goesOn(earlier, tree, tiles))) return progress;
    for (const segment of earlier.segments) {
      const isWhole = segment.first + SEGMENT <= earlier.size || earlier.size === tree.size;
      if (isWhole) progress.#done.set(segment.first, segment);
    }
    return progress;
  }

  get done(): readonly SegmentFindings[] {
    return [...this.#done.values()];
  }

  isDone(first: number): boolean {
    return this.#done.has(first);
  }

  /** Files are replaced one after the other, each as a whole. */
  async finish(segment: SegmentFindings): Promise<void> {
    this.#done.set(segment.first, segment);
    this.#written = this.#written.then(() => this.#write());
    await this.#written;
  }

  async remove(): Promise<void> {
    if (this.#file !== undefined) await rm(this.#file, { force: true });
  }

  async #write(): Promise<void> {
    if (this.#file === undefined) return;
    const beside = `${this.#file}.new`;
    await writeFile(beside, JSON.stringify({ format: FORMAT, ...this.#tree, segments: this.done }));
    await rename(beside, this.#file);
  }
}

type Earlier = VerifiedTree & { readonly segments: readonly SegmentFindings[] };

/** Undefined if there is none; one that is no progress file is not taken up either: then everything is checked. */
const readEarlier = async (file: string): Promise<Earlier | undefined> => {
  try {
    const { format, ...earlier } = JSON.parse(await readFile(file, 'utf8'));
    const isProgress = format === FORMAT && Number.isSafeInteger(earlier.size) && Array.isArray(earlier.segments);
    return isProgress ? earlier : undefined;
  } catch (reason) {
    if (reason instanceof SyntaxError || (reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw reason;
  }
};

const goesOn = async (earlier: Earlier, tree: VerifiedTree, tiles: TileSource): Promise<boolean> => {
  if (earlier.origin !== tree.origin || earlier.size > tree.size) return false;
  try {
    return Buffer.from(await rootAt(earlier.size, tiles)).toString('base64') === earlier.root;
  } catch (reason) {
    if (reason instanceof TreeFileFault || reason instanceof ProofRefused) return false;
    throw reason;
  }
};
