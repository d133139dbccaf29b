import { type Consumer, HandlingFailed } from '@lotsenbuch/consumers';
import type { LogPosition, RecordedEvent } from '@lotsenbuch/event-store';
import { evolveRows } from './fold-projection.js';
import type { Projection } from './projection.js';
import type { ReadModel } from './read-model-store.js';

/**
 * Keeps a read model up to date: a page costs one read of the rows it touches and one guarded write of rows and
 * position. Where the projection fails, the events before are written and the failing one is named.
 */
export const projectionConsumer = <Row extends object>(
  projection: Projection<Row>,
  readModel: ReadModel<Row>,
): Consumer => {
  let stored: LogPosition | undefined;

  const write = async (rows: ReadonlyMap<string, Row>, touched: ReadonlySet<string>, upTo: LogPosition) => {
    const changes = [...touched].map((key) => ({ key, row: rows.get(key) }));
    await readModel.putMany(changes, stored, upTo);
    stored = upTo;
  };

  return {
    name: projection.name,
    filter: projection.filter,
    async position() {
      stored = await readModel.position();
      return stored;
    },
    async handle(events, upTo) {
      const { plan, failure } = planPage(projection, events);
      const rows = new Map(await readModel.getMany([...new Set(plan.flatMap(({ keys }) => [...keys]))]));
      const touched = new Set<string>();
      let failed = failure;
      let handled: RecordedEvent | undefined;
      for (const { event, keys } of plan) {
        try {
          evolveRows(projection, rows, event, keys);
        } catch (error) {
          failed = new HandlingFailed(event, error);
          break;
        }
        for (const key of keys) touched.add(key);
        handled = event;
      }
      if (failed === undefined) return write(rows, touched, upTo);
      if (handled !== undefined) await write(rows, touched, handled.position);
      throw failed;
    },
  };
};

interface Step {
  readonly event: RecordedEvent;
  readonly keys: ReadonlySet<string>;
}

/** Which rows each event touches, up to the first event whose keys the projection cannot tell. */
const planPage = <Row extends object>(
  projection: Projection<Row>,
  events: readonly RecordedEvent[],
): { plan: readonly Step[]; failure?: HandlingFailed } => {
  const plan: Step[] = [];
  for (const event of events) {
    try {
      plan.push({ event, keys: new Set(projection.keys(event)) });
    } catch (error) {
      return { plan, failure: new HandlingFailed(event, error) };
    }
  }
  return { plan };
};
