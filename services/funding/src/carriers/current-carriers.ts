import type { EventStore } from '@lotsenbuch/event-store';
import { FoldedLog } from '../folded-log.js';
import { CARRIER_CATEGORY } from './domain/carrier.js';
import { type CarrierDirectory, emptyDirectory, evolveDirectory } from './domain/carrier-directory.js';
import type { CarrierEvent } from './domain/events.js';

/** All carriers as the log has them at the moment of the question, for commands that come often. */
export const currentCarriers = (store: Pick<EventStore, 'readAll'>): FoldedLog<CarrierDirectory, CarrierEvent> =>
  new FoldedLog(store, { streamPrefixes: [`${CARRIER_CATEGORY}-`] }, emptyDirectory, evolveDirectory);
