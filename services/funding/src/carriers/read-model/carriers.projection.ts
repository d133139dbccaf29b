import { domainEventOf } from '@lotsenbuch/event-store';
import type { Projection } from '@lotsenbuch/projections';
import { type CarrierState, evolveCarrier, noCarrier } from '../domain/carrier-state.js';
import type { CarrierEvent } from '../domain/events.js';
import { foldedWords } from '../domain/folded-words.js';

export interface CarrierRow {
  readonly state: CarrierState;
  /** Merges of this carrier with their log positions: which of them count, only all carriers together tell. */
  readonly merges: readonly { readonly into: string; readonly position: string }[];
  /** Revision of the last event of the carrier: its ETag. */
  readonly revision: number;
}

/** One row per carrier, merged or not. */
export const carriersProjection: Projection<CarrierRow> = {
  name: 'carriers',
  version: 1,
  filter: { streamPrefixes: ['carrier-'] },
  keys: ({ envelope }) => [domainEventOf<CarrierEvent>(envelope).data.carrierId],
  evolve: (row, { envelope, position }) => {
    const event = domainEventOf<CarrierEvent>(envelope);
    if (row === undefined && event.type !== 'CarrierRegistered') {
      throw new Error(`${event.type} for carrier ${event.data.carrierId}, which was never registered`);
    }
    const merges = row?.merges ?? [];
    return {
      state: evolveCarrier(row?.state ?? noCarrier, event),
      merges: event.type === 'CarrierMerged' ? [...merges, { into: event.data.into, position }] : merges,
      revision: envelope.revision,
    };
  },
  indexes: {
    order: ({ state }) => foldedWords(state.names.at(-1)?.value ?? '').join(' '),
  },
};
