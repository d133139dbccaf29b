import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { BUDGET_YEAR_CATEGORY } from '../budget/domain/budget-year.js';
import { FUNDING_ACCESS } from '../funding-access.js';
import { GRANT_CATEGORY } from './domain/grant.js';
import { scopesOfGrant } from './grant-scopes.js';
import type { Grants } from './read-model/grants.js';
import { chargedYearsOf } from './read-model/grants.projection.js';

/** Where the history of a grant is found: in its own stream, and where budget years were charged for it. */
export const grantThings = (grants: Pick<Grants, 'row' | 'carriersToday'>) => ({
  kind: 'grant',
  path: 'grants',
  readers: FUNDING_ACCESS.readGrant.roles,
  scopesOf: async (id: string) => {
    const application = (await grants.row(id))?.state.application;
    return application === undefined ? [] : scopesOfGrant(application, await grants.carriersToday());
  },
  streamsOf: async (id: string, recordedBy?: LocalDate) => {
    const row = await grants.row(id, { recordedBy });
    return row === undefined
      ? []
      : [
          { stream: streamName(GRANT_CATEGORY, id), holdsOnlyThisThing: true },
          ...chargedYearsOf(row).map((year) => ({
            stream: streamName(BUDGET_YEAR_CATEGORY, String(year)),
            holdsOnlyThisThing: false,
          })),
        ];
  },
  captionOf: async (id: string, recordedBy?: LocalDate) => (await grants.row(id, { recordedBy }))?.state.fileReference,
});
