import { inclusionProof, TILE_WIDTH } from '@lotsenbuch/transparency-log';
import { TileFiles } from '../tree-files/tile-files.js';
import type { CutStreamHeads } from './latest-stream-heads.js';
import { type ProvedLine, STREAM_PROOF_FORMAT, type StreamProof } from './stream-proof.js';
import { verifyAgainstHeads } from './verify-stream-proof.js';

/** The sorted lines of a cut; of many it reads few: entry bundles on the way of a binary search. */
class SortedLines {
  readonly #files: TileFiles;
  readonly #count: number;
  readonly #bundles = new Map<number, Promise<readonly Uint8Array[]>>();

  constructor(files: TileFiles, count: number) {
    this.#files = files;
    this.#count = count;
  }

  async at(index: number): Promise<string> {
    const bundle = await this.#bundle(Math.floor(index / TILE_WIDTH));
    return Buffer.from(bundle[index % TILE_WIDTH] as Uint8Array).toString();
  }

  /** Where the line of the stream is, or would be inserted. */
  async placeOf(stream: string): Promise<number> {
    let from = 0;
    let to = this.#count;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      // A name without its revision comes right before its own line, and behind those of all streams before it.
      if ((await this.at(middle)) < stream) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #bundle(index: number): Promise<readonly Uint8Array[]> {
    const known = this.#bundles.get(index);
    if (known !== undefined) return known;
    const read = this.#files.readEntries(index, Math.min(TILE_WIDTH, this.#count - index * TILE_WIDTH));
    this.#bundles.set(index, read);
    return read;
  }
}

/**
 * Shows from a cut which events a stream had, or that there was none. Reads O(log n) tiles and bundles of n streams.
 * @throws TreeFileFault, ProofRefused if the files of the cut are damaged: nothing is given out that does not verify
 */
export const proveStream = async (cut: CutStreamHeads, stream: string): Promise<StreamProof> => {
  const { count, folder, checkpoint } = cut;
  const files = new TileFiles(folder);
  const lines = new SortedLines(files, count);
  const proved = async (index: number): Promise<ProvedLine> => {
    const hashes = await inclusionProof(index, count, files.read);
    return {
      index,
      line: await lines.at(index),
      hashes: hashes.map((hash) => Buffer.from(hash).toString('base64')),
    };
  };
  const place = await lines.placeOf(stream);
  const about = { format: STREAM_PROOF_FORMAT, stream, checkpoint } as const;
  const found = place < count ? await proved(place) : undefined;
  let proof: StreamProof;
  if (found?.line.startsWith(`${stream} `)) {
    proof = { ...about, present: found };
  } else {
    const before = place > 0 ? await proved(place - 1) : undefined;
    proof = { ...about, absent: { ...(before && { before }), ...(found && { after: found }) } };
  }
  verifyAgainstHeads(proof, cut);
  return proof;
};
