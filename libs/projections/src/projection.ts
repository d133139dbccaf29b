import type { EventFilter, RecordedEvent } from '@lotsenbuch/event-store';

/** A field of a row that can be asked for; compared as bytes, so the projection computes sort and search keys. */
export type IndexedValue = string | number | boolean;

/**
 * A pure fold of events into keyed rows: no clock, no I/O. Deletion is `undefined`.
 * Names of other things are joined when read, never copied into a row.
 */
export interface Projection<Row extends object> {
  /** Stable name; the table or collection is named after it. */
  readonly name: string;
  /** A higher version is built beside the old one and swapped in. */
  readonly version: number;
  readonly filter: EventFilter;
  /** Keys of the rows this event touches: few, and computable from the event alone. */
  keys(event: RecordedEvent): readonly string[];
  evolve(row: Row | undefined, event: RecordedEvent, key: string): Row | undefined;
  /** What `find` can ask for, by declared field; an absent value means the row is not found by that field. */
  readonly indexes: { readonly [field: string]: (row: Row) => IndexedValue | undefined };
}
