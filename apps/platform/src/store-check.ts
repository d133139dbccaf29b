import { clockFault, type EventStore } from '@lotsenbuch/event-store';
import type { ReadinessCheck } from '@lotsenbuch/service-kit';

/** Not ready while the event store cannot be read, or takes no changes because the clock lies far behind its log. */
export const storeCheck = (eventStore: Pick<EventStore, 'readLatest'>, now: () => Date): ReadinessCheck => ({
  name: 'event store',
  reasonNotReady: async () => {
    const [last] = await eventStore.readLatest(1);
    return clockFault(now(), last?.envelope.recordedAt);
  },
});
