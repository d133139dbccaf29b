import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint.js';
import { openCheckpoint } from '../checkpoint/signed-checkpoint.js';
import { cosignedAt } from '../cosignature/cosignature.js';
import { parseNote } from '../note/note.js';
import type { NoteSignature } from '../note/signature-lines.js';
import { NoteRefused } from '../refusals.js';
import type { Policy, PolicyMember, PolicyWitness } from './policy.js';

/** How a checkpoint stands under a policy. */
export interface PolicyFinding {
  readonly checkpoint: Checkpoint;
  /** The witnesses of the policy that cosigned: their names there, and when last, in POSIX seconds. */
  readonly cosignedBy: readonly { readonly name: string; readonly at: number }[];
  readonly quorumMet: boolean;
  /** The witnesses whose cosignature could still help to meet the quorum; empty once it is met. */
  readonly missing: readonly string[];
}

const lastCosignedAt = (signatures: readonly NoteSignature[], { key }: PolicyWitness): number | undefined => {
  const times = signatures
    .filter(({ keyName, keyId }) => keyName === key.name && keyId === key.keyId)
    .map((signature) => cosignedAt(signature));
  return times.length === 0 ? undefined : Math.max(...times);
};

const witnessed = (member: PolicyMember, cosigned: ReadonlySet<PolicyWitness>): boolean =>
  member.kind === 'witness'
    ? cosigned.has(member)
    : member.members.filter((each) => witnessed(each, cosigned)).length >= member.threshold;

/** Witnesses that still count: those not yet heard in a member that has not witnessed. */
const missingIn = (member: PolicyMember, cosigned: ReadonlySet<PolicyWitness>): readonly string[] => {
  if (witnessed(member, cosigned)) return [];
  return member.kind === 'witness' ? [member.name] : member.members.flatMap((each) => missingIn(each, cosigned));
};

/**
 * Opens a checkpoint under a policy: who cosigned, whether that is a quorum, and who is missing if not. A missing quorum is a finding:
 * look at it.
 * @throws NoteRefused a bad signature of a log or witness of the policy, or none of the log whose origin it names
 */
export const checkUnderPolicy = (note: string | Uint8Array, policy: Policy): PolicyFinding => {
  const { origin } = parseCheckpoint(parseNote(note).text);
  const logKeys = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin);
  if (logKeys.length === 0) throw new NoteRefused('other-origin', `The policy names no log ${origin}.`);
  const keys = [...logKeys, ...policy.witnesses.map(({ key }) => key)];
  const { checkpoint, note: opened } = openCheckpoint(note, origin, keys);
  const heard = policy.witnesses.flatMap((witness) => {
    const at = lastCosignedAt(opened.verified, witness);
    return at === undefined ? [] : [{ witness, at }];
  });
  const cosigned = new Set(heard.map(({ witness }) => witness));
  const { quorum } = policy;
  return {
    checkpoint,
    cosignedBy: heard.map(({ witness, at }) => ({ name: witness.name, at })),
    quorumMet: quorum === 'none' || witnessed(quorum, cosigned),
    missing: quorum === 'none' ? [] : missingIn(quorum, cosigned),
  };
};
