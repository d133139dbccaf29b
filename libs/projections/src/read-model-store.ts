import type { ConsumerPositions } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';
import type { IndexedValue, Projection } from './projection.js';

export type Condition =
  | { readonly equals: IndexedValue }
  /** Text that begins with this, byte by byte; the empty prefix is any text. */
  | { readonly prefix: string }
  /** Half-open: from ≤ value < below, among values of the same kind; at least one of the two. */
  | { readonly from?: IndexedValue; readonly below?: IndexedValue };

export interface FindQuery {
  /** All conditions hold; fields are declared indexes. */
  readonly where?: { readonly [field: string]: Condition };
  /**
   * One declared index; ties are ordered by key in the same direction. Rows without a value for it are left out.
   * Default: by key, ascending.
   */
  readonly sort?: { readonly by: string; readonly direction: 'ascending' | 'descending' };
  /** 1 to 1,000. */
  readonly limit: number;
  /** `next` of the page before, for the same query (the limit may differ). */
  readonly cursor?: string;
}

export interface Found<Row> {
  readonly rows: readonly { readonly key: string; readonly row: Row }[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface RowChange<Row> {
  readonly key: string;
  /** Undefined deletes. */
  readonly row: Row | undefined;
}

/** Rows that can be asked for: a live read model, or the same rows as they were known on a day. */
export interface ReadModelView<Row extends object> {
  get(key: string): Promise<Row | undefined>;
  /** The rows there are; a key without a row is absent. */
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  /** @throws QueryRefused, CursorRefused */
  find(query: FindQuery): Promise<Found<Row>>;
  /** @throws QueryRefused */
  count(where?: FindQuery['where']): Promise<number>;
}

/** The rows of one version of one projection, with the log position they stand for. */
export interface ReadModel<Row extends object> extends ReadModelView<Row> {
  position(): Promise<LogPosition | undefined>;
  /**
   * Rows and position in one guarded write: all of it or nothing.
   * @throws PositionMoved if the stored position is no longer `from`: somebody else is writing this read model
   * @throws RowRefused a key or an indexed value cannot be stored
   */
  putMany(changes: readonly RowChange<Row>[], from: LogPosition | undefined, upTo: LogPosition): Promise<void>;
}

export interface ReadModelStore {
  /** Where process managers stand. */
  readonly positions: ConsumerPositions;
  /**
   * Creates or opens the rows of this projection at its version.
   * @throws ReadModelRefused if they were built from another event store, or with other declared indexes
   */
  open<Row extends object>(projection: Projection<Row>, storeId: string): Promise<ReadModel<Row>>;
  /** Drops the versions below this one, once it has taken their place. */
  dropOlderVersions(projectionName: string, version: number): Promise<void>;
  /** Drops the rows and position of this projection, all versions; it is then rebuilt from nothing. */
  drop(projectionName: string): Promise<void>;
  close(): Promise<void>;
}
