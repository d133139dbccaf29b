/** One line of the tree of stream heads, with what shows that it is there. */
export interface ProvedLine {
  /** Its place among the lines, from 0. */
  readonly index: number;
  /** `<stream> <last revision>`. */
  readonly line: string;
  /** Inclusion proof (RFC 6962 §2.1.1), from the line up: 32 bytes each, base64. */
  readonly hashes: readonly string[];
}

export const STREAM_PROOF_FORMAT = 'lotsenbuch-stream-proof/v1';

interface AboutStream {
  readonly format: typeof STREAM_PROOF_FORMAT;
  readonly stream: string;
  /** The signed checkpoint that cut the stream heads. */
  readonly checkpoint: string;
}

/** There are events of the stream: this is its line. */
export interface StreamPresence extends AboutStream {
  readonly present: ProvedLine;
}

/** There are none: these two lines lie next to each other, and the stream would lie between them. */
export interface StreamAbsence extends AboutStream {
  readonly absent: {
    /** Absent where the stream would come first. */
    readonly before?: ProvedLine;
    /** Absent where the stream would come last. */
    readonly after?: ProvedLine;
  };
}

/** Shows which events a stream had when its checkpoint was signed, or that there was no such stream. */
export type StreamProof = StreamPresence | StreamAbsence;
