import { parseCheckpoint } from '../checkpoint/checkpoint.js';
import { parseDecimal } from '../checkpoint/decimal.js';
import { formatNote, parseNote } from '../note/note.js';
import { openNote } from '../note/open-note.js';
import { type NoteSignature, parseSignatureLines } from '../note/signature-lines.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { WitnessRefused } from '../refusals.js';
import type { Hash } from '../tree/hash.js';
import { formatAddCheckpoint } from './add-checkpoint.js';
import { TREE_SIZE_TYPE } from './answer.js';
import { decodeUtf8, readBoundedBody } from './bounded-body.js';

/** Where a witness is asked, and by which key its answer is believed. */
export interface WitnessAddress {
  /** Its key for cosignatures. */
  readonly key: VerifierKey;
  /** Its submission prefix: `add-checkpoint` is added to it. */
  readonly url: string;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const post = async (url: string, body: string, signal: AbortSignal): Promise<Answer> => {
  const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body,
    redirect: 'error',
    signal,
  });
  const { status } = response;
  const bytes = response.body ? await readBoundedBody(response.body) : Buffer.alloc(0);
  const text = bytes && decodeUtf8(bytes);
  if (text === undefined)
    throw new WitnessRefused('malformed-answer', status, 'The answer of the witness is too large or not UTF-8.');
  return { status, type: response.headers.get('content-type') ?? '', body: text };
};

/** The tree size in a 409 that names one. */
const sizeOf = ({ status, type, body }: Answer): number | undefined => {
  if (status !== 409 || type.split(';')[0]?.trim() !== TREE_SIZE_TYPE) return undefined;
  const size = body.endsWith('\n') ? parseDecimal(body.slice(0, -1)) : undefined;
  if (size === undefined)
    throw new WitnessRefused('malformed-answer', status, 'The witness named no tree size with its 409.');
  return size;
};

const refusalOf = ({ status, body }: Answer): WitnessRefused => {
  const said = `The witness answered ${status}: ${body.trim().slice(0, 500)}`;
  if (status === 409 || status === 422) return new WitnessRefused('other-history', status, said);
  if (status === 403 || status === 404) return new WitnessRefused('log-unknown', status, said);
  return new WitnessRefused('not-served', status, said);
};

/**
 * Asks a witness (C2SP tlog-witness) to cosign a checkpoint. If the witness last cosigned another tree size than `oldSize` (0 if nobody
 * knows), it says which one, and is asked once more with the proof from there.
 *
 * @param proofFrom gives the consistency proof from a smaller tree size, above 0, to that of the checkpoint
 * @returns the cosignatures of the witness's key, verified; those of other keys are left out
 * @throws NoteRefused a cosignature of the key is bad, or there is none
 * @throws WitnessRefused the witness answered something else
 * @throws TypeError the witness cannot be reached; and what `signal` gives as its reason
 */
export const askForCosignature = async (
  { key, url }: WitnessAddress,
  note: string,
  oldSize: number,
  proofFrom: (oldSize: number) => Promise<readonly Hash[]>,
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly NoteSignature[]> => {
  const { text } = parseNote(note);
  const { size } = parseCheckpoint(text);
  const ask = async (from: number): Promise<Answer> => {
    const proof = from === 0 || from === size ? [] : await proofFrom(from);
    return post(url, formatAddCheckpoint({ oldSize: from, proof, checkpoint: note }), signal);
  };
  let answer = await ask(oldSize);
  const cosigned = sizeOf(answer);
  if (cosigned !== undefined && cosigned !== oldSize) {
    if (cosigned > size) {
      const message = `The witness has cosigned ${cosigned} leaves of this log; the checkpoint has ${size}.`;
      throw new WitnessRefused('witness-ahead', 409, message);
    }
    answer = await ask(cosigned);
  }
  if (answer.status !== 200) throw refusalOf(answer);
  return openNote(formatNote({ text, signatures: parseSignatureLines(answer.body) }), [key]).verified;
};
