/** Why a proof about a stream was not believed, where it is not already the inclusion of a line or the checkpoint. */
export type StreamProofRefusal =
  /** Not the members a stream proof has, each in its only form. */
  | 'malformed-stream-proof'
  /** The checkpoint names the stream heads twice, or not in their form. */
  | 'malformed-stream-heads'
  /** The checkpoint does not cut the stream heads. */
  | 'no-stream-heads'
  /** The proof, or the line that it proves, is of another stream. */
  | 'other-stream'
  /** The two lines do not lie next to each other, or a missing one is not beyond the end of the list. */
  | 'not-neighbours'
  /** The stream would not lie between the two lines. */
  | 'not-between';

/** A proof about a stream does not show what it claims to show. */
export class StreamProofRefused extends Error {
  override readonly name = 'StreamProofRefused';
  readonly reason: StreamProofRefusal;

  constructor(reason: StreamProofRefusal, message: string) {
    super(message);
    this.reason = reason;
  }
}
