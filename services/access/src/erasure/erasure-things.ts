import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { ERASURE_CATEGORY } from './domain/erasure.js';
import { ERASURE_ACCESS } from './erasure-access.js';
import type { Erasures } from './read-model/erasures.js';

/** Where the history of erasures is found; the shape that the ledger asks for. */
export const erasureThings = (erasures: Erasures) => [
  {
    kind: 'erasure',
    path: 'erasures',
    readers: ERASURE_ACCESS.readErasure.roles,
    streamsOf: async (id: string, recordedBy?: LocalDate) => {
      const row = await (await erasures.known(recordedBy)).get(id);
      return row === undefined ? [] : [{ stream: streamName(ERASURE_CATEGORY, id), holdsOnlyThisThing: true }];
    },
    captionOf: async () => undefined,
  },
];
