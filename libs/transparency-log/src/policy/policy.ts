import type { VerifierKey } from '../note/verifier-key.js';

/** A log whose checkpoints are accepted; its key has the name of its origin. */
export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url?: string;
}

/** Somebody whose cosignature counts. The name means something within the policy only. */
export interface PolicyWitness {
  readonly kind: 'witness';
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** Has witnessed a checkpoint when at least `threshold` of its members have. */
export interface PolicyGroup {
  readonly kind: 'group';
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly PolicyMember[];
}

export type PolicyMember = PolicyWitness | PolicyGroup;

/** Whom to trust (C2SP tlog-policy): any one of the logs, together with a quorum of witnesses. */
export interface Policy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: PolicyMember | 'none';
}
