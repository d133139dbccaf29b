import { domainEventOf, type EventStore } from '@lotsenbuch/event-store';
import { CARRIER_CATEGORY } from './domain/carrier.js';
import { type CarrierDirectory, emptyDirectory, evolveDirectory } from './domain/carrier-directory.js';
import type { CarrierEvent } from './domain/events.js';

/** All carriers as the log has them at this moment: for decisions, which must not rest on a read model that is behind. */
export const carrierDirectory = async (store: Pick<EventStore, 'readAll'>): Promise<CarrierDirectory> => {
  let directory = emptyDirectory;
  for await (const { events } of store.readAll({ filter: { streamPrefixes: [`${CARRIER_CATEGORY}-`] } })) {
    for (const { envelope } of events) directory = evolveDirectory(directory, domainEventOf<CarrierEvent>(envelope));
  }
  return directory;
};
