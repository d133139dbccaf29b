import type { Fork } from './domain/ledger-log/events.js';
import type { Integrator } from './integration/integrator.js';
import type { IntegratorStatus } from './integration/integrator-status.js';
import type { LedgerFiles } from './tree-files/ledger-files.js';

/** Who outside confirmed that the log goes on from what they saw before. */
export interface CosignatureStatus {
  /** Whether a witness policy is set; without one nobody outside is asked. */
  readonly policy: boolean;
  /** Whether the latest published checkpoint has the cosignatures the policy asks for; false without a policy. */
  readonly quorumMet: boolean;
  readonly by: readonly {
    /** As the policy calls the witness. */
    readonly name: string;
    /** When it cosigned, UTC, RFC 3339. */
    readonly at: string;
  }[];
  /** Names of the policy whose cosignatures would help. */
  readonly missing: readonly string[];
  /** Since when the quorum has been missing without a break, UTC, RFC 3339; absent while it is met, and without a policy. */
  readonly missingSince?: string;
}

/** Where the log over all events stands. */
export type LedgerStatus = IntegratorStatus & {
  /** Verifier key of the key that signs, as C2SP signed-note writes it. */
  readonly verifierKey: string;
  /** Its digits to be compared by telephone. */
  readonly shortForm: string;
  /** `<origin> <size> <base64 root>` of the latest published checkpoint: the line to keep; empty before the first. */
  readonly checkpointLine: string;
  /** Events in the store that no published checkpoint covers yet. */
  readonly uncovered: number;
  /** Every log that was left for this one, the earliest first. */
  readonly forks: readonly Fork[];
  readonly cosignatures: CosignatureStatus;
};

/** The log over all events, as it runs in this process. */
export interface RunningLedger {
  /** Asks the store how many events are not covered yet. */
  status(): Promise<LedgerStatus>;
  /** Place in the tree of the event at this ordinal of the store; undefined until a published checkpoint covers it. */
  treeIndexOf(ordinal: number): Promise<number | undefined>;
  readonly files: LedgerFiles;
  readonly integrator: Integrator;
}

export const RUNNING_LEDGER = Symbol('running ledger');
