import type { RecordedEvent } from '@lotsenbuch/event-store';
import type { Projection } from './projection.js';

/**
 * The rows after these events, which match the projection's filter and are in the log's order: for given/when/then
 * tests, and for a state as it was, by folding the log up to a position.
 */
export const foldProjection = <Row extends object>(
  projection: Projection<Row>,
  events: Iterable<RecordedEvent>,
): Map<string, Row> => {
  const rows = new Map<string, Row>();
  for (const event of events) evolveRows(projection, rows, event, new Set(projection.keys(event)));
  return rows;
};

/** Applies one event to all rows it touches or, if the projection throws, to none. */
export const evolveRows = <Row extends object>(
  projection: Projection<Row>,
  rows: Map<string, Row>,
  event: RecordedEvent,
  keys: ReadonlySet<string>,
): void => {
  const evolved = [...keys].map((key) => ({ key, row: projection.evolve(rows.get(key), event, key) }));
  for (const { key, row } of evolved) {
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
};
