import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { CARRIER_CATEGORY } from './carriers/domain/carrier.js';
import { readAs } from './carriers/domain/carrier-directory.js';
import type { FundingReadModels } from './funding-read-models.js';

/** Where the history of funding's things is found; the shape that the ledger asks for. */
export const fundingThings = ({ carriers, publishedGrants }: FundingReadModels) => [
  {
    kind: 'carrier',
    path: 'carriers',
    readers: 'public' as const,
    // A merge is recorded in the losing stream and concerns the winner too.
    streamsOf: async (id: string, recordedBy?: LocalDate) => {
      const { rows, directory } = await carriers.registry({ recordedBy });
      const merged = [...rows.keys()].filter((other) => other !== id && readAs(directory, other) === id);
      return rows.has(id)
        ? [
            { stream: streamName(CARRIER_CATEGORY, id), holdsOnlyThisThing: true },
            ...merged.map((other) => ({ stream: streamName(CARRIER_CATEGORY, other), holdsOnlyThisThing: false })),
          ]
        : [];
    },
    captionOf: async (id: string, recordedBy?: LocalDate) => {
      const registry = await carriers.registry({ recordedBy });
      return registry.rows.has(id) ? registry.nameOf(id) : undefined;
    },
  },
  {
    kind: 'publishedGrant',
    path: 'published-grants',
    readers: 'public' as const,
    streamsOf: async (id: string, recordedBy?: LocalDate) => {
      const row = await publishedGrants.row(id, { recordedBy });
      return row === undefined
        ? []
        : [{ stream: streamName('publishedRegister', String(row.year)), holdsOnlyThisThing: false }];
    },
    captionOf: async (id: string, recordedBy?: LocalDate) => {
      const row = await publishedGrants.row(id, { recordedBy });
      return row && `${row.cells.recipient} ${row.year}`;
    },
  },
];
