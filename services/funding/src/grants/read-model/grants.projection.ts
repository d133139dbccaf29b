import { domainEventOf } from '@lotsenbuch/event-store';
import { addDays, berlinDayOf, localDate } from '@lotsenbuch/kernel';
import type { Projection } from '@lotsenbuch/projections';
import type { GrantEvent } from '../domain/events.js';
import { evolveGrant } from '../domain/evolve-grant.js';
import { type GrantState, noGrant } from '../domain/grant-state.js';
import { emptyFile, evolveFile, type GrantFile } from './grant-file.js';

export interface GrantRow {
  readonly state: GrantState;
  readonly file: GrantFile;
  /** Revision of the last event of the grant: its ETag. */
  readonly revision: number;
}

/** The period that is approved, or else applied for. */
export const periodOfGrant = ({ terms, application }: GrantState): { readonly from: string; readonly to: string } => {
  const period = terms?.period ?? application?.period;
  if (period === undefined) throw new Error('a grant begins with an application');
  return period;
};

/** Budget years that were asked for money, or would be, ascending. */
export const chargedYearsOf = ({ state }: GrantRow): readonly number[] => {
  const rates = [
    ...(state.application?.plan.rates ?? []),
    ...state.decisions.flatMap(({ before, terms }) => [...before, ...terms.rates]),
  ];
  return [...new Set(rates.map(({ year }) => year))].sort((a, b) => a - b);
};

/** One row per grant, from the application on. */
export const grantsProjection: Projection<GrantRow> = {
  name: 'grants',
  version: 4,
  filter: { streamPrefixes: ['grant-'] },
  keys: ({ envelope }) => [domainEventOf<GrantEvent>(envelope).data.grantId],
  evolve: (row, { envelope }) => {
    const event = domainEventOf<GrantEvent>(envelope);
    if (row === undefined && event.type !== 'ApplicationSubmitted') {
      throw new Error(`${event.type} for grant ${event.data.grantId}, for which nobody applied`);
    }
    return {
      state: evolveGrant(row?.state ?? noGrant, event),
      file: evolveFile(row?.file ?? emptyFile, event, berlinDayOf(envelope.recordedAt)),
      revision: envelope.revision,
    };
  },
  indexes: {
    carrierId: ({ state }) => state.application?.carrierId,
    area: ({ state }) => state.application?.area,
    status: ({ state }) => state.status,
    firstYear: ({ state }) => Number(periodOfGrant(state).from.slice(0, 4)),
    lastYear: ({ state }) => Number(addDays(localDate(periodOfGrant(state).to), -1).slice(0, 4)),
  },
};
