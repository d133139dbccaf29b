import { domainEventOf } from '@lotsenbuch/event-store';
import type { Projection } from '@lotsenbuch/projections';
import { withDated } from '../domain/dated.js';
import type { CarrierFact, CarrierReference } from './domain/carrier-references.js';

/** A first name holds from ever: nobody says since when. */
const SINCE_EVER = '';

/** Names and merges of funding's carriers, kept by staffing for itself. */
export const carrierReferencesProjection: Projection<CarrierReference> = {
  name: 'staffing-carriers',
  version: 1,
  filter: {
    streamPrefixes: ['carrier-'],
    types: ['CarrierRegistered', 'CarrierRenamed', 'CarrierMerged'] satisfies CarrierFact['type'][],
  },
  keys: ({ envelope }) => [(envelope.data as CarrierFact['data']).carrierId],
  evolve: (row = { names: [], merges: [] }, { envelope, position }) => {
    const fact = domainEventOf(envelope) as unknown as CarrierFact;
    switch (fact.type) {
      case 'CarrierRegistered':
        return { ...row, names: withDated(row.names, SINCE_EVER, fact.data.name) };
      case 'CarrierRenamed':
        return { ...row, names: withDated(row.names, fact.effectiveOn ?? SINCE_EVER, fact.data.to) };
      case 'CarrierMerged':
        return { ...row, merges: [...row.merges, { into: fact.data.into, position }] };
    }
  },
  indexes: {},
};
