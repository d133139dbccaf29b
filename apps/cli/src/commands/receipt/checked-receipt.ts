import {
  checkpointLine,
  type Hash,
  leafHash,
  NoteRefused,
  ProofRefused,
  parseProof,
  parseVerifierKey,
  verifyProof,
} from '@lotsenbuch/transparency-log';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { oneLine } from '../../output/one-line.js';

/** What a receipt has shown. */
export interface ShownReceipt {
  /** Place among all events, from 0. */
  readonly treeIndex: number;
  /** Under which checkpoint value. */
  readonly checkpointLine: string;
}

/** What the proof is to be about: the event itself, or merely the hash of a leaf. */
type About = { readonly leaf: Hash } | { readonly event: Uint8Array; readonly reference?: string };

/**
 * Checks a proof: the checkpoint is signed by one of the keys, and the tree under it has the event.
 * @param about with a reference the event must also be the one of that stream and revision
 * @throws Failure checkpoint wrong: not signed by these keys; events differ: the proof is not about this event
 */
export function checkedReceipt(proof: string, about: About, vkeys: readonly string[]): ShownReceipt {
  return orReceiptRefused(() => {
    const keys = vkeys.map(parseVerifierKey);
    const leaf = 'leaf' in about ? about.leaf : leafHash(about.event);
    const checkpoint = verifyProof(proof, leaf, { origin: keys[0]?.name ?? '', keys });
    if ('event' in about && about.reference !== undefined) requireReference(about.event, about.reference);
    return { treeIndex: parseProof(proof).index, checkpointLine: checkpointLine(checkpoint) };
  });
}

/** Which event it says it is. */
export function eventNamed(event: Uint8Array): {
  readonly reference: string;
  readonly type: string;
  readonly recordedAt: string;
} {
  const { stream, revision, type, recordedAt } = JSON.parse(Buffer.from(event).toString('utf8')) as Record<
    string,
    unknown
  >;
  return { reference: `${stream}/${revision}`, type: String(type), recordedAt: String(recordedAt) };
}

function requireReference(event: Uint8Array, reference: string): void {
  let found = 'something that is no event';
  try {
    found = eventNamed(event).reference;
  } catch {
    // Said below.
  }
  if (found === reference) return;
  throw new Failure(
    EXIT.eventsDiffer,
    `The platform gave a proof for ${oneLine(found)}, not for ${reference}: nothing was written. Tell its operator.`,
  );
}

/** Says with the exit code what was not believed. */
export function orReceiptRefused<Value>(check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    if (error instanceof NoteRefused) {
      throw new Failure(EXIT.checkpointWrong, `The checkpoint of the proof is not to be believed. ${error.message}`);
    }
    if (!(error instanceof ProofRefused)) throw error;
    if (error.reason === 'malformed-proof')
      throw new Failure(EXIT.usage, `error: this is no tlog-proof. ${error.message}`);
    throw new Failure(EXIT.eventsDiffer, `The proof is not about this event, or either was changed: ${error.message}`);
  }
}
