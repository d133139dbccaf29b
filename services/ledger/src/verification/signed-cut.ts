import type { StreamHeads } from '../stream-heads/stream-heads-line.js';

/** A cut of the stream heads that was signed. */
export interface SignedCut extends StreamHeads {
  /** Tree size at which it was made. */
  readonly size: number;
  /** The checkpoint that carries its root, with the log's signature. */
  readonly note: string;
  /** No later one is published: its files have to be there. Those of earlier cuts are removed in time. */
  readonly isLatest: boolean;
}
