import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.js';
import { openCheckpoint } from '../checkpoint/signed-checkpoint.js';
import { cosign } from '../cosignature/cosignature.js';
import { parseNote } from '../note/note.js';
import { formatSignatureLines } from '../note/signature-lines.js';
import type { SignerKey } from '../note/signer-key.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { NoteRefused, ProofRefused } from '../refusals.js';
import { verifyConsistency } from '../tree/verify-consistency.js';
import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';
import { plain, treeSize, type WitnessAnswer } from './answer.js';
import type { WitnessState } from './witness-state.js';

export interface Witness {
  /** Of the type `cosignature/v1`. */
  readonly key: SignerKey;
  /** The logs it watches; the name of a key is the origin of its log, which may have several. */
  readonly logs: readonly VerifierKey[];
  readonly state: WitnessState;
  readonly now: () => Date;
}

/** A request whose checkpoint the log signed; only its place in the log's history remains to be judged. */
export interface SignedRequest {
  readonly oldSize: number;
  readonly proof: AddCheckpoint['proof'];
  readonly note: string;
  readonly text: string;
  readonly checkpoint: Checkpoint;
}

const refused = (status: number, error: unknown): WitnessAnswer => {
  if (error instanceof NoteRefused || error instanceof ProofRefused) return plain(status, error.message);
  throw error;
};

const parseRequest = (body: string) => {
  const { oldSize, proof, checkpoint: note } = parseAddCheckpoint(body);
  const { text } = parseNote(note);
  return { oldSize, proof, note, text, checkpoint: parseCheckpoint(text) };
};

/** What can be said of a request without its log's history: is it whole, do we watch the log, and did the log sign it. */
export const readSignedRequest = (body: string, logs: readonly VerifierKey[]): SignedRequest | WitnessAnswer => {
  let request: SignedRequest;
  try {
    request = parseRequest(body);
  } catch (error) {
    return refused(400, error);
  }
  const { origin, size } = request.checkpoint;
  const keys = logs.filter(({ name }) => name === origin);
  if (keys.length === 0) return plain(404, `This witness does not watch the log ${origin}.`);
  try {
    openCheckpoint(request.note, origin, keys);
  } catch (error) {
    return refused(403, error);
  }
  if (request.oldSize > size) {
    return plain(400, `The old tree size ${request.oldSize} is larger than that of the checkpoint, ${size}.`);
  }
  return request;
};

/** Refuses what does not follow from the checkpoint that was cosigned last; undefined if it does. */
const refusal = (
  { oldSize, proof, checkpoint }: SignedRequest,
  latest: { readonly size: number; readonly root: Uint8Array } | undefined,
): WitnessAnswer | undefined => {
  if (oldSize !== (latest?.size ?? 0)) return treeSize(latest?.size ?? 0);
  const { size, root } = checkpoint;
  if (latest?.size === size && Buffer.compare(latest.root, root) !== 0) {
    return plain(409, `Another root was cosigned for the tree size ${size}.`);
  }
  if (!latest || oldSize === 0) {
    return proof.length === 0 ? undefined : plain(422, 'From the tree size 0 the proof must be empty.');
  }
  try {
    verifyConsistency({ oldSize, oldRoot: latest.root, newSize: size, newRoot: root, proof });
    return undefined;
  } catch (error) {
    return refused(422, error);
  }
};

/** Judges a request against the history of its log. Two of these must never run at once for one origin. */
export const judge = async (request: SignedRequest, { key, state, now }: Witness): Promise<WitnessAnswer> => {
  const { checkpoint, note, text } = request;
  const no = refusal(request, await state.latest(checkpoint.origin));
  if (no) return no;
  const cosignature = cosign(text, key, Math.floor(now().getTime() / 1000));
  await state.replace(checkpoint.origin, { size: checkpoint.size, root: checkpoint.root, note });
  return { status: 200, contentType: 'text/plain; charset=utf-8', body: formatSignatureLines([cosignature]) };
};
