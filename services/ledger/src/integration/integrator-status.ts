import type { Finding } from '../checking/finding.js';

/** Why nothing can be written at the moment, such as a full disk; it is tried again, with growing pauses. */
export interface IntegratorFault {
  readonly reason: string;
  /** UTC, RFC 3339: when it was met first. */
  readonly since: string;
}

export interface IntegratorStatus {
  /**
   * `checking`: the whole store is being held against the tree after a start, nothing is signed yet. `running`: what is new
   * gets signed. `stopped`: something is wrong with the store or the tree, see `finding`; nothing is signed again until
   * somebody has acted and started anew.
   */
  readonly state: 'checking' | 'running' | 'stopped';
  /** Name of the log. */
  readonly origin: string;
  /** Leaves under the latest signed checkpoint; 0 before the first. */
  readonly size: number;
  /** Its root, base64. */
  readonly root: string;
  /** Ordinal in the store of its last leaf; 0 before the first. */
  readonly ordinal: number;
  /** When it was signed: UTC, RFC 3339. */
  readonly checkpointedAt?: string;
  readonly finding?: Finding;
  readonly fault?: IntegratorFault;
  /** Counts the integrators that have held this log. */
  readonly epoch: number;
}
