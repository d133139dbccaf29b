import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { budgetYearThings } from './budget/budget-year-things.js';
import { CARRIER_CATEGORY } from './carriers/domain/carrier.js';
import { readAs } from './carriers/domain/carrier-directory.js';
import { FUNDING_ACCESS } from './funding-access.js';
import type { FundingReadModels } from './funding-read-models.js';
import { grantThings } from './grants/grant-things.js';
import { SELECTION_CATEGORY } from './selection/domain/carrier-selection.js';

/** Where the history of funding's things is found; the shape that the ledger asks for. */
export const fundingThings = ({ budget, carriers, grants, publishedGrants, selections }: FundingReadModels) => [
  budgetYearThings(budget),
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
  {
    kind: 'carrierSelection',
    path: 'carrier-selections',
    readers: FUNDING_ACCESS.readSelection.roles,
    scopesOf: async (id: string) => {
      const area = (await selections.row(id))?.state.call?.area;
      return area === undefined ? [] : [{ district: area }];
    },
    streamsOf: async (id: string, recordedBy?: LocalDate) =>
      (await selections.row(id, { recordedBy })) === undefined
        ? []
        : [{ stream: streamName(SELECTION_CATEGORY, id), holdsOnlyThisThing: true }],
    captionOf: async (id: string, recordedBy?: LocalDate) => {
      const call = (await selections.row(id, { recordedBy }))?.state.call;
      return call && `${call.area} ${call.period.from}`;
    },
  },
  grantThings(grants),
];
