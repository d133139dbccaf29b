import { domainEventOf } from '@lotsenbuch/event-store';
import type { Projection } from '@lotsenbuch/projections';
import type { SelectionEvent } from '../domain/events.js';
import { evolveSelection, noSelection, type SelectionState } from '../domain/selection-state.js';

export interface SelectionRow {
  readonly state: SelectionState;
  /** Revision of the last event of the selection: its ETag. */
  readonly revision: number;
}

/** One row per selection. */
export const selectionsProjection: Projection<SelectionRow> = {
  name: 'carrier-selections',
  version: 1,
  filter: { streamPrefixes: ['carrierSelection-'] },
  keys: ({ envelope }) => [domainEventOf<SelectionEvent>(envelope).data.selectionId],
  evolve: (row, { envelope }) => ({
    state: evolveSelection(row?.state ?? noSelection, domainEventOf<SelectionEvent>(envelope)),
    revision: envelope.revision,
  }),
  indexes: {},
};
