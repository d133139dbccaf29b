import type { LogPosition } from '@lotsenbuch/event-store';
import type { IndexedValue, Projection } from './projection.js';

export type Condition =
  | { readonly equals: IndexedValue }
  | { readonly prefix: string }
  /** Half-open: from ≤ value < below. */
  | { readonly from?: IndexedValue; readonly below?: IndexedValue };

export interface FindQuery {
  /** All conditions hold; fields are declared indexes. */
  readonly where?: { readonly [field: string]: Condition };
  /** One declared index; ties are ordered by key. Rows without a value for it are left out. */
  readonly sort?: { readonly by: string; readonly direction: 'ascending' | 'descending' };
  /** 1 to 1,000. */
  readonly limit: number;
  /** `next` of the page before, for the same query. */
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

/** The rows of one version of one projection, with the log position they stand for. */
export interface ReadModel<Row extends object> {
  position(): Promise<LogPosition | undefined>;
  get(key: string): Promise<Row | undefined>;
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  find(query: FindQuery): Promise<Found<Row>>;
  count(where?: FindQuery['where']): Promise<number>;
  /**
   * Rows and position in one guarded write.
   * @throws PositionMoved if the stored position is no longer `from`: somebody else is writing this read model
   */
  putMany(changes: readonly RowChange<Row>[], from: LogPosition | undefined, upTo: LogPosition): Promise<void>;
}

export interface ReadModelStore {
  /** Creates or opens the rows of this projection at its version; a position of another event store is refused. */
  open<Row extends object>(projection: Projection<Row>, storeId: string): Promise<ReadModel<Row>>;
  /** Drops the rows and position of this projection, all versions; it is then rebuilt from nothing. */
  drop(projectionName: string): Promise<void>;
  close(): Promise<void>;
}
