import type { ExpectedRevision } from './event-store.js';

/** The stream's head is not what the writer expected; nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Head of the stream, undefined if it does not exist. */
  readonly actual: number | undefined;

  constructor(stream: string, expected: ExpectedRevision, actual: number | undefined) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual ?? 'no stream'}`);
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }
}

/** The append can never succeed as it is; nothing was written. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';
}

/** The store cannot say whether the events were written: repeat the same ids and content at the same revision. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The store does not take writes (or is closed); the message says why and what to do. */
export class StoreStopped extends Error {
  override readonly name = 'StoreStopped';
}

/** The file or URL cannot be opened as an event store; the message says why and what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** A log position that belongs to another store, is malformed, or lies beyond the end of the log. */
export class ForeignPosition extends Error {
  override readonly name = 'ForeignPosition';
}

/** Not a stream name; the message says what one looks like. */
export class InvalidStreamName extends Error {
  override readonly name = 'InvalidStreamName';
}

/** A value that canonical JSON, or an envelope, cannot carry; the message says where it is and what is allowed. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}
