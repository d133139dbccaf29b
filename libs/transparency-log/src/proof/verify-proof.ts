import type { Checkpoint } from '../checkpoint/checkpoint.js';
import { openCheckpoint } from '../checkpoint/signed-checkpoint.js';
import type { VerifierKey } from '../note/verifier-key.js';
import { checkUnderPolicy } from '../policy/check-under-policy.js';
import type { Policy } from '../policy/policy.js';
import { PolicyRefused } from '../refusals.js';
import type { Hash } from '../tree/hash.js';
import { verifyInclusion } from '../tree/verify-inclusion.js';
import { parseProof } from './log-proof.js';

/** One log and its keys, where nobody's cosignature is asked for. */
export interface TrustedLog {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
}

const openTrusted = (checkpoint: string, trusted: Policy | TrustedLog): Checkpoint => {
  if ('origin' in trusted) return openCheckpoint(checkpoint, trusted.origin, trusted.keys).checkpoint;
  const finding = checkUnderPolicy(checkpoint, trusted);
  if (finding.quorumMet) return finding.checkpoint;
  throw new PolicyRefused(
    'quorum-not-met',
    `The quorum is not met; cosignatures that would help: ${finding.missing.join(', ')}.`,
  );
};

/**
 * Shows that this leaf is in the log, and under which checkpoint. The root is believed because the log signed it (and a quorum
 * cosigned it), never because it came with the proof.
 *
 * @throws ProofRefused the text is malformed, or leaf, index, size, root and hashes do not fit together
 * @throws NoteRefused the checkpoint is malformed or not signed by whom it should be
 * @throws PolicyRefused the quorum of the policy is not met
 */
export const verifyProof = (proof: string, leaf: Hash, policyOrLog: Policy | TrustedLog): Checkpoint => {
  const { index, hashes, checkpoint: note } = parseProof(proof);
  const checkpoint = openTrusted(note, policyOrLog);
  verifyInclusion({ leafHash: leaf, index, size: checkpoint.size, root: checkpoint.root, proof: hashes });
  return checkpoint;
};
