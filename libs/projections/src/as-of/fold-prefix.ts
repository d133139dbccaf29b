import { HandlingFailed } from '@lotsenbuch/consumers';
import type { EventStore, LogPosition } from '@lotsenbuch/event-store';
import { evolveRows } from '../fold-projection.js';
import type { Projection } from '../projection.js';

/**
 * The rows after the events up to and including `end`; none if `end` is undefined.
 * @throws HandlingFailed the projection cannot handle an event: no answer is better than one that leaves it out
 */
export const foldPrefix = async <Row extends object>(
  store: Pick<EventStore, 'readAll'>,
  projection: Projection<Row>,
  end: LogPosition | undefined,
): Promise<ReadonlyMap<string, Row>> => {
  const rows = new Map<string, Row>();
  if (end === undefined) return rows;
  for await (const { events, upTo } of store.readAll({ filter: projection.filter })) {
    for (const event of events) {
      if (event.position > end) return rows;
      try {
        evolveRows(projection, rows, event, new Set(projection.keys(event)));
      } catch (error) {
        throw new HandlingFailed(event, error);
      }
    }
    if (upTo >= end) return rows;
  }
  return rows;
};
