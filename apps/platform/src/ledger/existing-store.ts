import { existsSync } from 'node:fs';
import { type EventStore, openEventStore, StoreRefused } from '@lotsenbuch/event-store';

/**
 * Does work on the event store while no platform runs on it. One that is not there is not made.
 * @throws StoreRefused the platform runs, or there is no store
 */
export const withExistingStore = async <Answer>(
  url: string,
  work: (eventStore: EventStore) => Promise<Answer>,
): Promise<Answer> => {
  const file = url.slice('sqlite:'.length);
  if (!existsSync(file)) {
    throw new StoreRefused(`${file} is not there: set DATA_DIR or EVENT_STORE_URL as the platform has them`);
  }
  const eventStore = await openEventStore(url);
  try {
    return await work(eventStore);
  } finally {
    await eventStore.close();
  }
};
