import type { Envelope } from '../envelope.js';
import { OutcomeUnknown, StoreStopped, WrongExpectedRevision } from '../errors.js';
import type { AppendResult } from '../event-store.js';
import { formatLogPosition } from '../log-position.js';
import type { CheckedAppend } from '../new-event.js';
import type { EventTable } from './event-table.js';
import { recordingTime } from './recording-clock.js';
import { messageOf } from './sqlite-error.js';
import { StreamHeads } from './stream-heads.js';

/** Canonical bytes after which a group takes no further append, so that one commit never holds up the process for long. */
const GROUP_BYTES = 4 * 1_048_576;

/** The connection a writer works on. It may be lost and opened again. */
export interface WriterConnection {
  /** @throws StoreStopped there is none, and it cannot be opened again */
  table(): EventTable;
  begin(): void;
  commit(): void;
  /** Gives the connection up; nothing of an open transaction stays. */
  drop(): void;
}

interface PendingAppend extends CheckedAppend {
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (reason: Error) => void;
}

type Outcome = AppendResult | WrongExpectedRevision;

/**
 * Commits the appends of one turn of the event loop in one transaction. Each is checked against the heads that the
 * earlier ones of its group leave behind; it is answered only after the COMMIT.
 */
export class GroupWriter {
  readonly #storeId: string;
  readonly #connection: WriterConnection;
  readonly #clock: () => Date;
  readonly #committed: () => void;
  readonly #heads = new StreamHeads();
  #pending: PendingAppend[] = [];
  #scheduled = false;
  #closed = false;

  constructor(storeId: string, connection: WriterConnection, clock: () => Date, committed: () => void) {
    this.#storeId = storeId;
    this.#connection = connection;
    this.#clock = clock;
    this.#committed = committed;
  }

  append(append: CheckedAppend): Promise<AppendResult> {
    if (this.#closed) return Promise.reject(new StoreStopped('the event store is closed: nothing more is written'));
    return new Promise((resolve, reject) => {
      this.#pending.push({ ...append, resolve, reject });
      this.#schedule();
    });
  }

  /** Writes what is pending; later appends are refused. */
  close(): void {
    this.#closed = true;
    while (this.#pending.length > 0) this.#commitGroup();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Two turns: requests that arrive together reach their append in different phases of the event loop.
    setImmediate(() => setImmediate(() => this.#turn()));
  }

  #turn(): void {
    this.#scheduled = false;
    if (this.#pending.length === 0) return;
    this.#commitGroup();
    if (this.#pending.length > 0) this.#schedule();
  }

  #takeGroup(): PendingAppend[] {
    let bytes = 0;
    const end = this.#pending.findIndex((append) => {
      bytes += append.bytes;
      return bytes > GROUP_BYTES;
    });
    return this.#pending.splice(0, end === -1 ? this.#pending.length : Math.max(end, 1));
  }

  #commitGroup(): void {
    const group = this.#takeGroup();
    let outcomes: readonly (readonly [PendingAppend, Outcome])[];
    try {
      const table = this.#connection.table();
      const recordedAt = recordingTime(this.#clock(), lastRecordedAt(table));
      outcomes = this.#write(group, table, recordedAt);
    } catch (reason) {
      this.#heads.clear();
      this.#answerFailure(group, reason);
      return;
    }
    for (const [append, outcome] of outcomes) settle(append, outcome);
    this.#committed();
  }

  #write(
    group: readonly PendingAppend[],
    table: EventTable,
    recordedAt: string,
  ): readonly (readonly [PendingAppend, Outcome])[] {
    this.#connection.begin();
    const outcomes = group.map((append) => [append, this.#decide(append, table, recordedAt)] as const);
    this.#connection.commit();
    return outcomes;
  }

  #decide(append: PendingAppend, table: EventTable, recordedAt: string): Outcome {
    const head = this.#heads.get(append.stream) ?? table.streamHead(append.stream);
    if ((head ?? -1) === append.firstRevision - 1) return this.#insert(append, table, recordedAt);
    return this.#found(append, table) ?? new WrongExpectedRevision(append.stream, append.expected, head);
  }

  #insert(append: PendingAppend, table: EventTable, recordedAt: string): AppendResult {
    let position = 0;
    let revision = append.firstRevision;
    for (const { type, before, after } of append.events) {
      position = table.insert({ stream: append.stream, revision, type, envelope: before + recordedAt + after });
      revision += 1;
    }
    this.#heads.set(append.stream, revision - 1);
    return this.#result(append, position, false);
  }

  /** The result of an append that had succeeded before: exactly these ids stand at these revisions. */
  #found(append: PendingAppend, table: EventTable): AppendResult | undefined {
    const rows = table.streamForwards(append.stream, append.firstRevision, append.events.length);
    if (rows.length !== append.events.length) return undefined;
    const same = rows.every(
      ([, envelope], index) => (JSON.parse(envelope) as Envelope).id === append.events[index]?.id,
    );
    const last = rows.at(-1);
    return same && last !== undefined ? this.#result(append, last[0], true) : undefined;
  }

  #result(append: PendingAppend, position: number, repeated: boolean): AppendResult {
    return {
      firstRevision: append.firstRevision,
      lastRevision: append.firstRevision + append.events.length - 1,
      position: formatLogPosition(this.#storeId, position),
      repeated,
    };
  }

  #answerFailure(group: readonly PendingAppend[], reason: unknown): void {
    if (reason instanceof StoreStopped) {
      for (const append of group) append.reject(reason);
    } else {
      this.#answerFromLog(group, reason);
    }
  }

  /**
   * After a failed transaction only the file can say what is in it, and only to a new connection, which makes durable
   * what it finds before it answers. Nothing else is known of the group, not even its conflicts.
   */
  #answerFromLog(group: readonly PendingAppend[], cause: unknown): void {
    this.#connection.drop();
    const unknown = new OutcomeUnknown(
      `the transaction failed (${messageOf(cause)}): repeat the append with the same ids and content at the same expected revision`,
      { cause },
    );
    for (const append of group) {
      try {
        settle(append, this.#found(append, this.#connection.table()) ?? unknown);
      } catch {
        append.reject(unknown);
      }
    }
    this.#committed();
  }
}

const settle = (append: PendingAppend, outcome: Outcome | OutcomeUnknown): void => {
  if (outcome instanceof Error) append.reject(outcome);
  else append.resolve(outcome);
};

const lastRecordedAt = (table: EventTable): string | undefined => {
  const last = table.last();
  return last === undefined ? undefined : (JSON.parse(last) as Envelope).recordedAt;
};
