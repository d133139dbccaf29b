/** What the platform and its programs answer about the ledger, as far as this program reads it. */

export interface LedgerStatus {
  readonly state: 'checking' | 'running' | 'stopped';
  readonly origin: string;
  readonly size: number;
  readonly checkpointLine: string;
  /** UTC; absent before the first checkpoint. */
  readonly checkpointedAt?: string;
  readonly uncovered: number;
  readonly verifierKey: string;
  readonly shortForm: string;
  readonly cosignatures: Cosignatures & { readonly missingSince?: string };
  readonly forks: readonly LedgerFork[];
  readonly finding?: { readonly kind: string; readonly en: string };
  readonly fault?: { readonly since: string; readonly reason?: string };
}

export interface Cosignatures {
  /** Whether anybody is named whose cosignature counts. */
  readonly policy: boolean;
  readonly quorumMet: boolean;
  readonly by: readonly { readonly name: string; readonly at: string }[];
  readonly missing: readonly string[];
}

export interface LedgerFork {
  readonly number: number;
  readonly at: string;
  readonly fromOrigin: string;
  readonly toOrigin: string;
  /** Events that both logs share. */
  readonly size: number;
  /** Events of the log that was left. */
  readonly lostSize: number;
  readonly reason: string;
}

/** What `ledger verify` found; its program answers with it. */
export interface Verification {
  readonly ok: boolean;
  readonly exitCode: number;
  readonly checkpointLine: string;
  readonly events: number;
  readonly size: number;
  readonly streams: number;
  readonly checkpoints: number;
  readonly cosignatures: Cosignatures;
  /** Events that an earlier, interrupted run had checked. */
  readonly resumedFrom?: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
  readonly inWords: { readonly findings: readonly string[]; readonly limits: readonly string[] };
}

/** What `ledger compare` found; its program answers with it. */
export interface Comparison {
  readonly exitCode: number;
  readonly today: { readonly line: string };
  readonly compared: readonly {
    readonly verdict: 'consistent' | 'forked' | 'tooNew' | 'otherLog' | 'treeDamaged' | 'unreadable';
    /** Line of the file, from 1. */
    readonly line: number;
    /** As it was written, of a signed checkpoint the first line. */
    readonly text: string;
    readonly size?: number;
    readonly vouching?: 'line' | 'signed' | 'unknownKey';
    /** Base64, where it is another than the one that was kept. */
    readonly rootToday?: string;
    readonly reason?: string;
  }[];
  readonly holdsUpTo?: number;
  readonly forkedBy?: number;
  /** One for each of `compared`. */
  readonly inWords: readonly string[];
}

export interface LedgerKey {
  readonly origin: string;
  readonly verifierKey: string;
  readonly shortForm: string;
}

/** A change of the key, or of the log; where the key was given it is not in its place yet. */
interface KeyInPlace {
  readonly isKeyInPlace: boolean;
  readonly keyFile: string;
}

export interface RotatedKey extends LedgerKey, KeyInPlace {
  readonly earlierVerifierKey: string;
}

export interface ForkedLedger extends LedgerFork, KeyInPlace {
  readonly archive: { readonly ledgerDir: string; readonly checkpointDir: string };
}

export interface ShownStream {
  readonly stream: string;
  /** Absent if there is no such stream. */
  readonly lastRevision?: number;
  readonly checkpointLine: string;
}
