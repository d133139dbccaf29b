import { join, relative } from 'node:path';
import { entriesPath, TILE_WIDTH, tilePath } from '@lotsenbuch/transparency-log';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import { CUT_CHECKPOINT_FILE } from '../stream-heads/latest-stream-heads.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { textIfThere } from '../tree-files/text-if-there.js';
import { TileFiles, type TileWithHashes } from '../tree-files/tile-files.js';
import type { SignedCut } from './signed-cut.js';

/** Holds the files of a cut against its lines and tiles as they were made anew; the first difference is named. */
export class CutFileComparison {
  readonly #cut: SignedCut;
  readonly #checkpointFile: string;
  readonly #folderInLedger: string;
  readonly #tiles: TileFiles;
  /** What was not full when it was taken is compared at the end; of each level only the last is. */
  readonly #edges = new Map<number, TileWithHashes>();
  #bundles = 0;
  #finding: Finding | undefined;

  constructor(files: LedgerFiles, cut: SignedCut) {
    const folder = files.streamHeadsFolder(cut.size);
    this.#cut = cut;
    this.#checkpointFile = join(folder, CUT_CHECKPOINT_FILE);
    this.#folderInLedger = relative(files.places.ledgerDir, folder);
    this.#tiles = new TileFiles(folder);
  }

  /** False for an earlier cut without its checkpoint: it was removed, or is about to be. */
  get isDue(): boolean {
    return this.#cut.isLatest || textIfThere(this.#checkpointFile) !== undefined;
  }

  /**
   * @param lines of the next entry bundle
   * @param tiles those that are new or wider with it
   */
  async take(lines: readonly string[], tiles: readonly TileWithHashes[]): Promise<void> {
    const place = { index: this.#bundles, width: lines.length };
    this.#bundles += 1;
    await this.#compare(async () => {
      const entries = await this.#tiles.readEntries(place.index, place.width);
      if (lines.some((line, each) => Buffer.compare(Buffer.from(line), entries[each] ?? Buffer.alloc(0)) !== 0)) {
        this.#found({ kind: 'entryBundleDamaged', path: entriesPath(place) });
      }
    });
    for (const taken of tiles) {
      if (taken.tile.width === TILE_WIDTH) await this.#compareTile(taken);
      this.#edges.set(taken.tile.level, taken);
    }
  }

  /** What was found first; nothing if the cut was removed meanwhile. */
  async end(): Promise<Finding | undefined> {
    for (const edge of this.#edges.values()) await this.#compareTile(edge);
    const checkpoint = textIfThere(this.#checkpointFile);
    if (checkpoint !== this.#cut.note) {
      const text = checkpoint === undefined ? 'it is missing' : 'it is not the one that was signed with this cut';
      this.#found({ kind: 'checkpointDamaged', path: CUT_CHECKPOINT_FILE, text });
    }
    return this.isDue ? this.#finding : undefined;
  }

  #compareTile({ tile, hashes }: TileWithHashes): Promise<void> {
    return this.#compare(async () => {
      const found = await this.#tiles.read(tile);
      if (Buffer.compare(found, hashes) !== 0) this.#found({ kind: 'tileDamaged', path: tilePath(tile) });
    });
  }

  async #compare(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.#found(findingOfFault(reason));
    }
  }

  #found(finding: Finding): void {
    const inLedger = finding.path && { path: `${this.#folderInLedger}/${finding.path}` };
    this.#finding ??= { ...finding, size: this.#cut.size, ...inLedger };
  }
}
