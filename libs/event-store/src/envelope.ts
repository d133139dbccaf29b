/**
 * Envelope v1, frozen: what one event is when it is stored, hashed and proved. A field is present or absent, never
 * null. Numbers are safe integers. The stored form is RFC 8785 canonical JSON; the place in the log is not part of it.
 * `docs/envelope.md` gives the format with vectors.
 */
export interface Envelope<Data extends object = object> {
  /** Lower-case UUIDv7 (RFC 9562). */
  readonly id: string;
  /** `category-id`, see {@link parseStreamName}. */
  readonly stream: string;
  /** Place in the stream, from 0, without holes. */
  readonly revision: number;
  readonly type: string;
  /** Version of the shape of `data`, from 1. */
  readonly schemaVersion: number;
  /** When the store wrote it: RFC 3339, UTC, exactly three fractional digits, ending in `Z`. */
  readonly recordedAt: string;
  /** Berlin calendar day `YYYY-MM-DD` from which it counts. */
  readonly effectiveOn?: string;
  /** Who decided: an opaque reference such as `officer:…` or `process:…`, never a name. */
  readonly actor: string;
  /** The idempotent command that led to this event (UUID). */
  readonly commandId: string;
  /** SHA-256, lower-case hex, of the canonical request without personal values. */
  readonly requestHash?: string;
  readonly correlationId: string;
  /** Id of the event that caused this one, where a process manager acted. */
  readonly causationId?: string;
  /** Version of the decider that decided. */
  readonly deciderVersion: string;
  readonly data: Data;
}

/** What a writer supplies; the store adds stream, revision and recordedAt under its write lock. */
export type NewEvent<Data extends object = object> = Omit<Envelope<Data>, 'stream' | 'revision' | 'recordedAt'>;

/** An event as read back. */
export interface RecordedEvent<Data extends object = object> {
  readonly position: LogPosition;
  /** Parsed and, if the store was opened with an upcaster, upcast. */
  readonly envelope: Envelope<Data>;
  /** The stored canonical bytes as text: what is hashed. Never upcast. */
  readonly canonical: string;
}

/**
 * A place in the log of one particular store: opaque, strictly rising, gaps allowed. Carries the store's id, so that
 * a position of another store is recognised; positions of one store order as strings.
 */
export type LogPosition = string & { readonly __brand: 'LogPosition' };
