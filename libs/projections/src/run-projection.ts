import { type RunningConsumer, type RunOptions, runConsumer } from '@lotsenbuch/consumers';
import type { EventStore } from '@lotsenbuch/event-store';
import type { Projection } from './projection.js';
import { projectionConsumer } from './projection-consumer.js';
import type { ReadModel, ReadModelStore } from './read-model-store.js';

export interface RunningProjection<Row extends object> {
  readonly readModel: ReadModel<Row>;
  readonly consumer: RunningConsumer;
  /** Waits until this version has caught up, then drops the versions before it, which it replaces. */
  swapIn(): Promise<void>;
}

/** Opens the read model of a projection and keeps it up to date; versions before it stay until it is swapped in. */
export const runProjection = async <Row extends object>(
  eventStore: EventStore,
  projection: Projection<Row>,
  readModels: ReadModelStore,
  options?: RunOptions,
): Promise<RunningProjection<Row>> => {
  const readModel = await readModels.open(projection, eventStore.storeId);
  const consumer = runConsumer(eventStore, projectionConsumer(projection, readModel), options);
  return {
    readModel,
    consumer,
    async swapIn() {
      await consumer.caughtUp();
      await readModels.dropOlderVersions(projection.name, projection.version);
    },
  };
};
