import type { EventFilter, RecordedEvent } from '@lotsenbuch/event-store';

/**
 * A field of a row that can be asked for. Text is well-formed Unicode and compares by its UTF-8 bytes, so the
 * projection computes sort and search keys. Numbers are safe integers and sort before text; `true` and `false` are
 * 1 and 0.
 */
export type IndexedValue = string | number | boolean;

/**
 * A pure fold of events into keyed rows: no clock, no I/O. Deletion is `undefined`.
 * Names of other things are joined when read, never copied into a row.
 */
export interface Projection<Row extends object> {
  /** Stable name in kebab case; the table or collection is named after it. */
  readonly name: string;
  /** From 1. A higher version is built beside the old one and swapped in. */
  readonly version: number;
  readonly filter: EventFilter;
  /** Keys of the rows this event touches: few, and computable from the event alone. */
  keys(event: RecordedEvent): readonly string[];
  /** A new row, or the old one unchanged; the old row is never written to. A row is plain JSON. */
  evolve(row: Row | undefined, event: RecordedEvent, key: string): Row | undefined;
  /** What `find` can ask for, by declared field; an absent value means the row is not found by that field. */
  readonly indexes: { readonly [field: string]: (row: Row) => IndexedValue | undefined };
}
