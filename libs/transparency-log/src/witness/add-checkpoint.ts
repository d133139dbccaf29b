import { parseDecimal } from '../checkpoint/decimal.js';
import { formatHashLines, parseHashLines } from '../proof/hash-lines.js';
import { ProofRefused } from '../refusals.js';
import type { Hash } from '../tree/hash.js';

/** What a log sends to a witness (C2SP tlog-witness). */
export interface AddCheckpoint {
  /** The tree size of the checkpoint that the witness cosigned last, or 0. */
  readonly oldSize: number;
  /** The consistency proof from there; empty from 0. */
  readonly proof: readonly Hash[];
  /** The signed checkpoint to cosign. */
  readonly checkpoint: string;
}

const OLD = 'old ';

/**
 * Reads the body of `add-checkpoint`, to the letter; the checkpoint in it is not looked at.
 * @throws ProofRefused `malformed-proof`
 */
export const parseAddCheckpoint = (body: string): AddCheckpoint => {
  const split = body.indexOf('\n\n');
  if (split < 0)
    throw new ProofRefused('malformed-proof', 'An empty line is missing between the proof and the checkpoint.');
  const [old = '', ...hashes] = body.slice(0, split).split('\n');
  const oldSize = old.startsWith(OLD) ? parseDecimal(old.slice(OLD.length)) : undefined;
  if (oldSize === undefined) {
    throw new ProofRefused(
      'malformed-proof',
      'The first line must read "old" and the old tree size in decimal digits.',
    );
  }
  return { oldSize, proof: parseHashLines(hashes), checkpoint: body.slice(split + 2) };
};

/**
 * Writes the body of `add-checkpoint`.
 * @throws ProofRefused `malformed-proof`: what `parseAddCheckpoint` would refuse
 */
export const formatAddCheckpoint = ({ oldSize, proof, checkpoint }: AddCheckpoint): string => {
  const body = `${OLD}${oldSize}\n${formatHashLines(proof)}\n${checkpoint}`;
  parseAddCheckpoint(body);
  return body;
};
