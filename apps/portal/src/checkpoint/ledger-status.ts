/** What pages read of `GET /v1/ledger`. */
export interface LedgerStatus {
  readonly state: 'checking' | 'running' | 'stopped';
  readonly origin: string;
  /** Events under the latest checkpoint; 0 before the first. */
  readonly size: number;
  readonly checkpointLine: string;
  readonly checkpointedAt?: string;
  readonly uncovered: number;
  readonly verifierKey: string;
  readonly shortForm: string;
  readonly cosignatures: {
    readonly policy: boolean;
    readonly quorumMet: boolean;
    readonly by: readonly { readonly name: string; readonly at: string }[];
    readonly missing: readonly string[];
    readonly missingSince?: string;
  };
  readonly forks: readonly Fork[];
  readonly finding?: { readonly de: string; readonly en: string };
  /** Why nothing can be written for the moment. */
  readonly fault?: { readonly since: string };
}

/** A log that was left for another one. */
export interface Fork {
  readonly number: number;
  readonly at: string;
  readonly fromOrigin: string;
  readonly toOrigin: string;
  readonly size: number;
  readonly lostSize: number;
  readonly reason: string;
}
