/** Why a tree, a tile, an entry bundle or a proof was not believed. */
export type ProofRefusal =
  /** A size or an index that is not an integer from 0 to 2^53 − 1. */
  | 'size-out-of-bounds'
  | 'index-outside-tree'
  | 'old-tree-is-larger'
  /** A hash that has not exactly 32 bytes. */
  | 'hash-length'
  | 'proof-too-short'
  | 'proof-too-long'
  | 'root-differs'
  | 'old-root-differs'
  /** A tile that has not exactly 32 bytes for each of its hashes, or not 1 to 256 of them. */
  | 'tile-length'
  /** A hash of a tile is not the root of the tile below it. */
  | 'tiles-disagree'
  /** An entry bundle that ends inside an entry or its length, or has not 1 to 256 entries. */
  | 'entry-bundle-length'
  /** The text of a proof that is not in the form of tlog-proof, to the letter. */
  | 'malformed-proof';

/** Why a signed note, a checkpoint, a key or a cosignature was not believed. */
export type NoteRefusal =
  | 'malformed-note'
  | 'malformed-signature'
  | 'malformed-key'
  /** A key of an algorithm that is not known here. */
  | 'unknown-key-type'
  /** Two of the known keys have the same name and key id. */
  | 'ambiguous-key'
  | 'malformed-checkpoint'
  /** A known key's signature does not fit the text. */
  | 'bad-signature'
  /** None of the known keys signed. */
  | 'no-known-signature'
  | 'other-origin'
  /** The key's algorithm does not sign this kind of text. */
  | 'wrong-algorithm'
  | 'note-too-large';

/** Why a policy (tlog-policy) was not understood, or is not met. */
export type PolicyRefusal =
  | 'malformed-line'
  | 'malformed-key'
  | 'forbidden-byte'
  | 'name-taken'
  | 'key-taken'
  | 'unknown-name'
  /** A name is a member of a group twice, or of two groups. */
  | 'member-repeated'
  | 'threshold-out-of-bounds'
  | 'quorum-missing'
  | 'quorum-repeated'
  /** The policy is understood; too few of its witnesses cosigned. */
  | 'quorum-not-met';

/** A proof, a tile or an entry bundle does not show what it claims to show. */
export class ProofRefused extends Error {
  override readonly name = 'ProofRefused';
  readonly reason: ProofRefusal;

  constructor(reason: ProofRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A note, a checkpoint, a key or a cosignature is malformed, or not signed by whom it should be. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused';
  readonly reason: NoteRefusal;

  constructor(reason: NoteRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A policy does not say unambiguously whom to trust. */
export class PolicyRefused extends Error {
  override readonly name = 'PolicyRefused';
  readonly reason: PolicyRefusal;

  constructor(reason: PolicyRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Why a witness gave no cosignature. */
export type WitnessRefusal =
  /** It has cosigned a larger tree of this log than ours: here is an old copy of the log, or there a forked one. */
  | 'witness-ahead'
  /** It has cosigned another root for this size, or the proof did not convince it. */
  | 'other-history'
  /** It knows neither the log's origin nor its key, or does not serve this address. */
  | 'log-unknown'
  | 'malformed-answer'
  /** Any other status. */
  | 'not-served';

/** A witness answered and gave no cosignature; it says why and with which HTTP status. */
export class WitnessRefused extends Error {
  override readonly name = 'WitnessRefused';
  readonly reason: WitnessRefusal;
  readonly status: number;

  constructor(reason: WitnessRefusal, status: number, message: string) {
    super(message);
    this.reason = reason;
    this.status = status;
  }
}
