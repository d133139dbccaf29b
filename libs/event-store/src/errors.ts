import type { ExpectedRevision } from './event-store.js';

/** The stream's head is not what the writer expected; nothing was written. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** Head of the stream, undefined if it does not exist. */
    readonly actual: number | undefined,
  ) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual ?? 'no stream'}`);
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

/** The store no longer takes writes; the message says why and what to do. */
export class StoreStopped extends Error {
  override readonly name = 'StoreStopped';
}

/** The file or URL cannot be opened as an event store; the message says why and what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** A log position that belongs to another store, or is malformed. */
export class ForeignPosition extends Error {
  override readonly name = 'ForeignPosition';
}
