import { PROBLEMS, type Problem, refusal } from '@lotsenbuch/service-kit';
import { parseTilePath } from '@lotsenbuch/transparency-log';
import { publishedTree } from '../proofs/published-tree.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { isCovered } from './tile-coverage.js';

/** The published log as tlog-tiles has others read it: what the latest published checkpoint covers, and nothing else. */
export class Publication {
  readonly #files: Pick<LedgerFiles, 'published' | 'tiles'>;

  constructor(files: Pick<LedgerFiles, 'published' | 'tiles'>) {
    this.#files = files;
  }

  /** @throws Problem 404 if nothing is published yet */
  async checkpoint(): Promise<string> {
    const note = await this.#files.published();
    if (note !== undefined) return note;
    throw refusal(PROBLEMS.notFound, {
      en: 'No checkpoint is published yet. Ask again shortly; GET /v1/ledger says how the ledger is doing.',
      de: 'Es gibt noch keinen Prüfwert. Fragen Sie in Kürze noch einmal.',
    });
  }

  /**
   * The hashes of a tile.
   * @param path as tlog-tiles writes it, `tile/…`
   * @throws Problem 404 for any other path, and for what no published checkpoint covers
   */
  async tile(path: string): Promise<Buffer> {
    const tile = parseTilePath(path);
    if (tile?.kind !== 'hashes') throw notThere(path);
    await this.#requireCovered(path, tile);
    return Buffer.from(await this.#files.tiles.read(tile));
  }

  /** The entries under a tile of level 0; otherwise as {@link tile}. */
  async entries(path: string): Promise<Buffer> {
    const bundle = parseTilePath(path);
    if (bundle?.kind !== 'entries') throw notThere(path);
    await this.#requireCovered(path, { ...bundle, level: 0 });
    return bundleOf(await this.#files.tiles.readEntries(bundle.index, bundle.width));
  }

  async #requireCovered(path: string, tile: Parameters<typeof isCovered>[0]): Promise<void> {
    const size = (await publishedTree(this.#files))?.size ?? 0;
    if (!isCovered(tile, size)) throw notThere(path);
  }
}

/** The bytes as they lie there, also where somebody made them something else than UTF-8: the reader is to see it. */
const bundleOf = (entries: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );

const notThere = (path: string): Problem => {
  const shown = path.slice(0, 100);
  return refusal(PROBLEMS.notFound, {
    en: `There is no ${shown} in the published tree. Paths are those of C2SP tlog-tiles, to the letter, for tiles that the checkpoint at GET /v1/ledger/checkpoint covers.`,
    de: `${shown} gibt es im veröffentlichten Baum nicht. Die Pfade sind genau die von C2SP tlog-tiles, für Kacheln, die der Prüfwert unter GET /v1/ledger/checkpoint erfasst.`,
  });
};
