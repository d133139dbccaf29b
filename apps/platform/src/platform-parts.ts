import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { EventStore } from '@lotsenbuch/event-store';

/** What the platform's own pages and routes look at. */
export abstract class PlatformParts {
  abstract readonly version: string;
  abstract readonly example: 'programme' | 'none';
  abstract readonly eventStore: EventStore;
  abstract readonly consumers: readonly RunningConsumer[];
}
