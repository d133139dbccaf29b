import {
  type Checkpoint,
  EMPTY_ROOT,
  type Hash,
  leafHash,
  openCheckpoint,
  type VerifierKey,
  verifyInclusion,
} from '@lotsenbuch/transparency-log';
import { type StreamHeads, streamHeadsOf } from './stream-heads-line.js';
import { compareStreams, parseStreamLine, type StreamHead } from './stream-line.js';
import type { ProvedLine, StreamAbsence, StreamProof } from './stream-proof.js';
import { StreamProofRefused } from './stream-proof-refused.js';

/** What a proof has shown of a stream. */
export interface ShownStream {
  readonly stream: string;
  /** Its events were those of the revisions 0 to this one; absent if there was no such stream. */
  readonly lastRevision?: number;
  /** When that was so: at its size. */
  readonly checkpoint: Checkpoint;
}

const hashOf = (base64: string): Hash => {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 32 && bytes.toString('base64') === base64) return bytes;
  throw new StreamProofRefused('malformed-stream-proof', 'each hash must be the base64, in its only form, of 32 bytes');
};

/** The head that a line of the tree names. */
const headOf = ({ index, line, hashes }: ProvedLine, { count, root }: StreamHeads): StreamHead => {
  const head = parseStreamLine(line);
  if (head === undefined) {
    throw new StreamProofRefused('malformed-stream-proof', 'a line must read <stream> <last revision>');
  }
  verifyInclusion({ leafHash: leafHash(line), index, size: count, root, proof: hashes.map(hashOf) });
  return head;
};

const requireAbsent = (stream: string, { before, after }: StreamAbsence['absent'], heads: StreamHeads): void => {
  // One line in which the other neighbour would be found, if it existed, is the end of the list on that side.
  const place = before === undefined ? 0 : before.index + 1;
  if (after === undefined ? place !== heads.count : place !== after.index) {
    throw new StreamProofRefused(
      'not-neighbours',
      `between the two lines, or between one of them and the end of the ${heads.count} lines, there may be others`,
    );
  }
  if (heads.count === 0 && Buffer.compare(heads.root, EMPTY_ROOT) !== 0) {
    throw new StreamProofRefused('malformed-stream-heads', 'without any stream the root must be SHA-256 of nothing');
  }
  const isBetween =
    (before === undefined || compareStreams(headOf(before, heads).stream, stream) < 0) &&
    (after === undefined || compareStreams(stream, headOf(after, heads).stream) < 0);
  if (!isBetween) {
    throw new StreamProofRefused('not-between', `${stream} would not lie between the two lines`);
  }
};

/**
 * Verifies what a proof says against stream heads that are believed.
 * @returns last revision of the stream; undefined if there is no such stream
 * @throws StreamProofRefused, ProofRefused
 */
export const verifyAgainstHeads = (proof: StreamProof, heads: StreamHeads): number | undefined => {
  if ('absent' in proof) {
    requireAbsent(proof.stream, proof.absent, heads);
    return undefined;
  }
  const { stream, lastRevision } = headOf(proof.present, heads);
  if (stream === proof.stream) return lastRevision;
  throw new StreamProofRefused('other-stream', `the line is of ${stream}, not of ${proof.stream}`);
};

/**
 * Verifies a stream proof under a checkpoint that the log signed. The stream heads are believed because they are in the
 * checkpoint, never because they came with the proof.
 * @param stream which one it is to be about: a proof that one stream is absent also shows it of those beside it
 * @param log which log, and its keys, from where the caller trusts them
 * @throws StreamProofRefused, ProofRefused, NoteRefused
 */
export const verifyStreamProof = (
  proof: StreamProof,
  stream: string,
  log: { readonly origin: string; readonly keys: readonly VerifierKey[] },
): ShownStream => {
  if (proof.stream !== stream) {
    throw new StreamProofRefused('other-stream', `the proof is about ${proof.stream}, not about ${stream}`);
  }
  const { checkpoint } = openCheckpoint(proof.checkpoint, log.origin, log.keys);
  const heads = streamHeadsOf(checkpoint.extensions);
  if (heads === undefined) {
    throw new StreamProofRefused('no-stream-heads', `the checkpoint of size ${checkpoint.size} has no stream heads`);
  }
  const lastRevision = verifyAgainstHeads(proof, heads);
  return { stream, ...(lastRevision !== undefined && { lastRevision }), checkpoint };
};
