import type { Finding } from '../checking/finding.js';
import type { NamedFork } from '../fork/forked-from-line.js';
import type { LimitCode } from './limits.js';

export interface OutsideCosignatures {
  /** Whether anybody is named whose cosignature counts. */
  readonly policy: boolean;
  readonly quorumMet: boolean;
  /** Who cosigned the published checkpoint, and when last (UTC, RFC 3339). */
  readonly by: readonly { readonly name: string; readonly at: string }[];
  readonly missing: readonly string[];
}

export interface VerificationReport {
  /** Nothing was found; what then still cannot be seen, `limits` says. */
  readonly ok: boolean;
  readonly origin: string;
  /** Leaves that were to be checked: what the tree had when the verification began. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** The one line to keep in a notebook. */
  readonly checkpointLine: string;
  /** Events that were held against their leaves. */
  readonly events: number;
  readonly streams: number;
  /** Signed checkpoints in the journal. */
  readonly checkpoints: number;
  /** The first {@link MAX_FINDINGS}. */
  readonly findings: readonly Finding[];
  readonly forks: readonly NamedFork[];
  /** Folders of logs that were left by a fork; they are not checked. */
  readonly archives: readonly string[];
  readonly cosignatures: OutsideCosignatures;
  readonly limits: readonly LimitCode[];
  /** Leaves that an earlier, interrupted run had checked. */
  readonly resumedFrom?: number;
  readonly seconds: number;
  /** Of this run. */
  readonly eventsPerSecond: number;
}

export const MAX_FINDINGS = 100;

/** There is nothing that could be verified; the message says what is missing and what to do. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}
