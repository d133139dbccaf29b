import type { Hash } from '../tree/hash.js';

/** The checkpoint that a witness cosigned last for one origin. */
export interface WitnessedCheckpoint {
  readonly size: number;
  readonly root: Hash;
  /** The signed checkpoint as the log sent it. */
  readonly note: string;
}

/** What a witness must never forget. Both reject rather than guess: a witness that forgot cosigns a forked log. */
export interface WitnessState {
  /** Undefined only if there never was one. */
  latest(origin: string): Promise<Pick<WitnessedCheckpoint, 'size' | 'root'> | undefined>;
  /** Resolves when a power cut can no longer undo it. */
  replace(origin: string, next: WitnessedCheckpoint): Promise<void>;
}
